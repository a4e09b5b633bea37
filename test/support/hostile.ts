import fc from 'fast-check'

// Text that is meant to do harm wherever it is shown: one list of it, and ways to make more.

/** What moves, hides, turns or commands on a terminal. */
const TERMINAL = [
  '\u001b[2J\u001b[H', '\u001b[31mrött', '\u001b[8mdolt\u001b[0m', '\u001b[1A\u001b[2K', '\u001b[6n', '\u001b[?1049h', '\u009b2J', '\u009b31m', '\u001b]0;titel\u0007', '\u001b]52;c;ZGlhcmlldmFrdA==\u0007', '\u001b]52;c;?\u001b\\',
  '\u001b]8;;https://provkommunen.example/\u001b\\länk\u001b]8;;\u001b\\', '\u009d8;;file:///etc/passwd\u009clänk', '\u001bP+q544e\u001b\\', '\u0090q#0!1~\u009c', '\u001b_Gf=32;AAAA\u001b\\', '\u001b^text\u001b\\', '\u001bXtext\u001b\\', '\u001bc', '\u001b(0lqk',
  'säker\rOSÄKER', 'a\b\b\bb', '\u0007', '\u0000', '\u000b\u000c', '\u007f', '\u0085ny rad', '\u000e\u000f', '\u001b', '\u001b[', '\u009b', '\u001b\u001b[201~',
]
/** What turns the direction of writing, is not seen, or is half of something. */
const UNICODE = [
  '\u202etxt.exe', '\u202a\u202b\u202d\u202c', '\u2066\u2067\u2068\u2069', '\u200e\u200f\u061c', 'Eri\u200bk Ols\u2060son', '\ufeffbom', '\u00ad\u034f\u180e', '\u115f\u1160\u3164\uffa0', '\u2028rad\u2029stycke', '\ud800', '\udfff', 'a\ud83d', '\ude00b',
  '\u{e0001}\u{e0041}\u{e007f}', '\u{e0100}\ufe0f\ufe00', '\ufff9a\ufffab\ufffb', '\ufffe\uffff\u{1ffff}', '\ue000\u{f0000}\u{10ffff}', `Z${'\u0351\u0310\u034b'.repeat(60)}`, '\u0301\u0301', 'ﷺ﷽', '👩\u200d👩\u200d👧\u200d👦', '🇸🇪🏴\u{e0067}\u{e0062}\u{e007f}',
  '\u0378\u{3ffff}', '\u1d173\u{1d17a}', '２０２６＝１＋１', 'ⓐⓑⓒ', 'А\u0430\u0435', '\u2800', '\u00a0\u2003\u3000', 'ı İ ß ſ', '\ufdd0\ufdef',
]
/** What opens a tag, closes a quote or runs a script on a page. */
const PAGE = [
  '<script>alert(1)</script>', '</title><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\'><svg/onload=alert(1)>', '" autofocus onfocus="alert(1)', '` onmouseover=alert(1)', '</td></tr></table><h1>x</h1>', '<!--', '-->', '--!>', '<![CDATA[x]]>',
  '<?xml version="1.0"?>', '&lt;script&gt;', '&#60;script&#62;', '&#x3C;b&#x3E;', '&amp;amp;', '&notit;', '&NewLine;&Tab;', '<a href="javascript:alert(1)">x</a>', 'javascript:alert(1)', 'JaVaScRiPt\u0000:alert(1)', 'data:text/html;base64,PHNjcmlwdD4=', '//provkommunen.example',
  '<iframe srcdoc="<script>alert(1)</script>">', '<base href="//provkommunen.example">', '<meta http-equiv=refresh content=0>', '<style>*{display:none}</style>', '<math><mi xlink:href="javascript:alert(1)">', '<template><script>', '<plaintext>', '<textarea>', '<noscript><p title="</noscript><img src=x>">',
  '{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '#{7*7}', '<%= 7*7 %>', '%3Cscript%3E', '\\u003cscript\\u003e', '+ADw-script+AD4-', '</main></body></html>', '<b\u0000>', '<\u000bimg src=x>', 'x\r\nSet-Cookie: a=b',
]
/** What a spreadsheet runs. */
const SHEET = [
  '=1+1', '+1+1', '-1+1', '@SUM(1)', '=HYPERLINK("https://provkommunen.example","x")', '=cmd|\' /C calc\'!A0', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '"=1+1"', '\'=1+1', '";=1+1;"', '＝1+1', '－2', '%0A=1', '|calc', '"', '""', ';', 'a;b', 'a\tb', 'a\nb', 'a\r\nb', '\u00a0=1+1', '\ufeff=1+1',
]
/** What a program takes for something of its own. */
const PROGRAM = [
  '\\N', 'NULL', 'null', 'undefined', 'NaN', '%s%s%n', '%d', '%%', '%o%O%j%c', '$&$1$$$`$\'', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '[object Object]', '\'; DROP TABLE entry; --', '" OR 1=1', '\\', '\\\\', '\\x00', '\\u0000', '{"a":1}', '"]}', '`id`', '$(id)', '; id', '| id', '&& id', '--help', '-', '--', '-e', '~', '*', '?',
  '../../etc/passwd', '..\\..\\x', '/etc/passwd', 'C:\\x', 'con.txt', '.', '..', '...', 'a/../../b', 'a//b', '%2e%2e%2f', 'a\u0000.txt', '.htaccess', 'file:///etc/passwd', '\\\\provkommunen.example\\x', 'x'.repeat(300), 'å'.repeat(5_000), '🏛'.repeat(2_000), ' '.repeat(500), '',
]

/** One of each, for tests that go through every one. */
export const CORPUS: readonly string[] = [...TERMINAL, ...UNICODE, ...PAGE, ...SHEET, ...PROGRAM]

const units = fc.array(fc.integer({min: 0, max: 0xffff}), {maxLength: 12}).map((codes) => String.fromCharCode(...codes))
const controls = fc.array(fc.integer({min: 0, max: 0x9f}), {maxLength: 10}).map((codes) => String.fromCharCode(...codes))
// A control sequence of any sort: its introducer in seven or eight bits, parameters, and an end that may be missing.
const sequence = fc
  .tuple(fc.constantFrom('\u001b[', '\u009b', '\u001b]', '\u009d', '\u001bP', '\u0090', '\u001b_', '\u009f', '\u001b^', '\u001bX', '\u001b'), fc.string({unit: fc.constantFrom(...'0123456789;:?<=>!"#$ %'), maxLength: 6}), fc.constantFrom('m', 'J', 'H', 'K', 'A', 'h', '\u0007', '\u001b\\', '\u009c', 'c', 'q', ''))
  .map(([start, parameters, end]) => start + parameters + end)
const word = fc.constantFrom('Remiss', 'om', 'förskola', 'vid', 'Ekbacken', ' ', ' ', '–', '§ 5', '"', '&')
const piled = fc.tuple(word, fc.array(fc.integer({min: 0x300, max: 0x36f}), {minLength: 5, maxLength: 60})).map(([base, marks]) => base + String.fromCharCode(...marks))

/** A piece of hostile text. */
const piece: fc.Arbitrary<string> = fc.oneof(
  {weight: 6, arbitrary: fc.constantFrom(...CORPUS)},
  {weight: 2, arbitrary: sequence},
  {weight: 2, arbitrary: word},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 12})},
  {weight: 1, arbitrary: units},
  {weight: 1, arbitrary: controls},
  {weight: 1, arbitrary: piled},
)

/** Hostile text: one piece, or several after each other with plain words among them. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(piece, fc.array(piece, {minLength: 2, maxLength: 5}).map((pieces) => pieces.join('')))

// What is drawn and stays where it is, said in another way than the program says it: a letter, mark, digit, punctuation, symbol or space that Unicode has assigned,
// and that is neither invisible nor turns the direction of writing.
const DRAWN = /^(?:(?!\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}|\p{Noncharacter_Code_Point})(?:\p{Letter}|\p{Mark}|\p{Number}|\p{Punctuation}|\p{Symbol}|\p{Space_Separator}))*$/u

/** Whether a text holds nothing but what may come out on a terminal, in a log or in a report. */
export function isDrawn(text: string): boolean {
  return text.isWellFormed() && DRAWN.test(text)
}
