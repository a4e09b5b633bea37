#!/usr/bin/env python3
"""Makes the demo's attachments that are no plain text: `python3 scripts/demo/files/make.py` with LibreOffice, Chromium, qpdf and Poppler. What it makes is kept beside it, since no two runs give the same bytes."""
import pathlib, shutil, subprocess, tempfile

OUT = pathlib.Path(__file__).parent.resolve()
WORK = pathlib.Path(tempfile.mkdtemp())
NS = ' '.join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ['office', 'text', 'meta', 'style', 'table']) + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def run(*args):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def office(name, ending, paragraphs, meta='', styles='', before='', kind='text'):
    body = paragraphs if isinstance(paragraphs, str) else ''.join(f'<text:p>{p}</text:p>' for p in paragraphs)
    source = WORK / f'{name}.{"fodt" if kind == "text" else "fods"}'
    source.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NS} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:meta>{meta}</office:meta><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{before}{body}</office:{kind}></office:body></office:document>', encoding='utf-8')
    run('soffice', '--headless', f'-env:UserInstallation=file://{WORK}/profile', '--convert-to', ending, '--outdir', str(WORK), str(source))
    shutil.copy(WORK / f'{name}.{ending}', OUT / f'{name}.{ending}')


def author(name):
    return f'<meta:initial-creator>{name}</meta:initial-creator><dc:creator>{name}</dc:creator>'


REMISS = ['Remiss om ny förskola', 'Kommunen ges tillfälle att yttra sig över bifogat förslag.', 'Svar ska ha kommit in senast det datum som anges i missivet. Ange avsändarens diarienummer i svaret.']
BESLUT = ['Förslag till beslut', 'Nämnden godkänner förvaltningens förslag och överlämnar ärendet till kommunfullmäktige.', 'Förslaget ryms inom beslutad budget.']
office('fil-remiss', 'pdf', REMISS, '<dc:title>Remiss om ny förskola</dc:title>')
office('fil-tjansteskrivelse', 'docx', BESLUT)
office('fil-yttrande', 'odt', ['Yttrande', 'Nämnden har inget att erinra mot förslaget.', 'Kostnaderna för genomförandet bör beräknas på nytt.'])
office('fil-rapport', 'rtf', ['Rapport', 'Målen för perioden har till största delen nåtts.', 'Prognosen pekar på ett resultat i nivå med budget.'])
PLATSER = ''.join(f'<table:table-row><table:table-cell office:value-type="string"><text:p>{a}</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>{b}</text:p></table:table-cell></table:table-row>' for a, b in [('Avdelning', 'Platser'), ('Norra', '18'), ('Södra', '20')])
office('fil-platser', 'xlsx', f'<table:table table:name="Platser"><table:table-column table:number-columns-repeated="2"/>{PLATSER}</table:table>', kind='spreadsheet')
office('fil-forfattare', 'docx', BESLUT, author('Agneta Mårdh'))
office('fil-forfattare-pdf', 'pdf', REMISS, author('Bengt Haglöf'))
TRACKED = '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Registrator</dc:creator><dc:date>2026-01-02T10:00:00</dc:date></office:change-info><text:p>efter samtal med Camilla Myrén </text:p></text:deletion></text:changed-region></text:tracked-changes>'
office('fil-sparad-andring', 'docx', ['Yttrande', 'Nämnden har <text:change text:change-id="c1"/>inget att erinra mot förslaget.'], before=TRACKED)
HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
office('fil-dold-text', 'docx', ['Beslut om plats', 'Plats erbjuds från mars<text:span text:style-name="H"> till Dragan Sandevi</text:span>.'], styles=HIDDEN)
office('fil-kommentar', 'odt', ['Beslut om plats', 'Plats erbjuds från mars.<office:annotation><dc:creator>Registrator</dc:creator><dc:date>2026-01-02T10:00:00</dc:date><text:p>Ring Elin Tjernberg innan detta skickas</text:p></office:annotation>'])
office('fil-nummer-i-egenskap', 'docx', BESLUT, '<dc:subject>Ansökan, 800102-2386</dc:subject>')
NUMBER = ''.join(f'<table:table-row><table:table-cell office:value-type="string"><text:p>{a}</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>{b}</text:p></table:table-cell></table:table-row>' for a, b in [('Ansökan', 'Mars'), ('810412-', '2398')])
office('fil-nummer-i-celler', 'xlsx', f'<table:table table:name="Ansökningar"><table:table-column table:number-columns-repeated="2"/>{NUMBER}</table:table>', kind='spreadsheet')

COVERED = '<html lang="sv"><meta charset="utf-8"><title>Beslut</title><h1>Beslut om plats</h1><p>Plats erbjuds från mars. Beslutet gäller <span style="background:#000;color:#000">Farid Karimi</span>.</p>'
(WORK / 'fil-overstruket.html').write_text(COVERED, encoding='utf-8')
run('chromium', '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', f'--print-to-pdf={OUT}/fil-overstruket.pdf', str(WORK / 'fil-overstruket.html'))
run('pdftoppm', '-r', '30', '-gray', '-png', '-singlefile', str(OUT / 'fil-remiss.pdf'), str(WORK / 'page'))
(WORK / 'scan.html').write_text(f'<meta charset="utf-8"><style>@page{{margin:0;size:A4}}body{{margin:0}}img{{width:209mm;height:295mm;display:block}}</style><img alt="" src="{WORK}/page.png">', encoding='utf-8')
run('chromium', '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', f'--print-to-pdf={OUT}/fil-inskannad.pdf', str(WORK / 'scan.html'))
run('qpdf', '--encrypt', 'hemligt', 'hemligt', '256', '--', str(OUT / 'fil-remiss.pdf'), str(OUT / 'fil-losenord.pdf'))
PICTURE = '<draw:frame draw:name="Bild" text:anchor-type="paragraph" svg:width="8cm" svg:height="5cm"><draw:image><office:binary-data>' + __import__('base64').b64encode((WORK / 'page.png').read_bytes()).decode() + '</office:binary-data></draw:image></draw:frame>'
office('fil-med-bild', 'docx', [*BESLUT, PICTURE])
shutil.copy(OUT / 'fil-tjansteskrivelse.docx', OUT / 'fil-fel-namn.pdf')
shutil.rmtree(WORK)
