import type {Ground} from '../core/policy/ground.js'
import {bilingual} from './languages.js'

interface GroundWords {
  /** A few words, as in a list of what waits. */
  readonly name: string
  /** What has happened, and the next step. */
  readonly sentence: string
}

/** Why an entry waits although nothing was found in its text: a short name, and a sentence that ends in what to do. */
export const grounds = bilingual(
  {
    'heading-secrecy-unknown': {
      name: 'rubrikens sekretess saknas',
      sentence: 'Registret säger inte om rubriken omfattas av sekretess. Fyll i ja eller nej i registret, eller pröva den här.',
    },
    'document-secrecy-unknown': {
      name: 'handlingens sekretess saknas',
      sentence: 'Registret säger inte om handlingen omfattas av sekretess. Fyll i ja eller nej i registret, eller pröva den här.',
    },
    'statute-without-secrecy': {
      name: 'lagrum utan sekretess',
      sentence: 'Ett lagrum är ifyllt, men varken rubriken eller handlingen är markerad med sekretess. Rätta det ena eller det andra i registret. Är du osäker avgör juristen.',
    },
    'file-choice-missing': {
      name: 'filval saknas',
      sentence: 'Ingen har valt om filen ska publiceras. Läs filen och välj: publicera med den eller utan den.',
    },
    'file-missing': {
      name: 'filen finns inte',
      sentence: 'Filen följde inte med exporten och har inte kunnat läsas. Leverera den igen, eller publicera raden utan fil.',
    },
    'file-unreadable': {
      name: 'filen går inte att läsa',
      sentence: 'Filens text har inte kunnat läsas. Vad som hindrar står vid filen. Publicera raden utan fil, eller leverera en fil med läsbar text.',
    },
    'awaits-authorised': {
      name: 'väntar på behörig handläggare',
      sentence: 'Väntar på behörig handläggare.',
    },
    'no-registrar': {
      name: 'registrator saknas',
      sentence: 'Ingen registrator står för raden i registret. Läs den och besluta här, så svarar du för den.',
    },
    'registrar-confirms': {
      name: 'ska bekräftas',
      sentence: 'Inget har hittats, men kommunen har bestämt att en registrator bekräftar varje rad. Läs den och publicera.',
    },
    'secret-case': {
      name: 'ärendets rubrik visas inte',
      sentence: 'Handlingen hör till ett ärende vars rubrik är hemlig eller inte prövad. Se efter om handlingens egen rubrik eller diarienumret ändå avslöjar något.',
    },
    'item-doubted': {
      name: 'kan röra något som inte visas',
      sentence: 'Punkten hör till ett ärende som inte visas, nämner ett sådant eller någon i det, eller är hemlig i en annan handling från sammanträdet. Se efter om den ändå får visas.',
    },
    'rows-disagree': {
      name: 'rader säger olika',
      sentence: 'Rader i samma export säger olika om ärendet. Det strängaste gäller tills det är rättat i registret.',
    },
    'age-unknown': {
      name: 'ändringstid saknas',
      sentence: 'Raden är ändrad, men det går inte att se vilken ändring som är nyast. Jämför med registret innan du publicerar.',
    },
    returned: {
      name: 'tillbaka i registret',
      sentence: 'Raden var makulerad eller saknades och har kommit tillbaka. Se efter i registret att den ska visas igen.',
    },
    'taken-down': {
      name: 'nedtagen av en person',
      sentence: 'Någon har tagit ned raden från webben. Ta reda på varför innan du publicerar den igen.',
    },
    'decided-otherwise': {
      name: 'annat beslut gällde',
      sentence: 'En person har tidigare beslutat annat om raden, och registret har ändrat den sedan dess. Besluta på nytt.',
    },
    reopened: {
      name: 'beslutet ångrat',
      sentence: 'Ett tidigare beslut har ångrats. Pröva raden på nytt.',
    },
    'second-person': {
      name: 'väntar på en andra person',
      sentence: 'En person har svarat att det inte är ett personnummer. Läs texten själv: är det inget personnummer svarar du samma sak. Historiken visar vem som svarade först. Raden visas inte förrän någon sedan publicerar den.',
    },
    'direction-unknown': {
      name: 'riktning saknas',
      sentence: 'Registret säger inte om handlingen är inkommen, utgående eller upprättad. Fyll i det i registret och läs in raden igen.',
    },
    'detector-failed': {
      name: 'granskningen stannade',
      sentence: 'En del av den automatiska granskningen gick inte att genomföra. Läs hela raden och filen själv innan du beslutar, och meddela administratören.',
    },
    'rule-missing': {
      name: 'regel saknas',
      sentence: 'Något har hittats som policyn inte har någon regel för. Bedöm det själv, och meddela administratören så att en regel läggs till.',
    },
    'found-before-release': {
      name: 'stoppad vid sista kontrollen',
      sentence: 'Den sista kontrollen före publicering hittade uppgifter som inte får visas på den färdiga sidan. Läs raden och filen igen. Är du osäker avgör juristen.',
    },
    'stopped-since-backup': {
      name: 'stoppad efter säkerhetskopian',
      sentence: 'Diariet är återläst från en säkerhetskopia, och detta stoppades efter att den gjordes. Ta reda på varför innan du publicerar.',
    },
    'replaced-since-backup': {
      name: 'ändrad efter säkerhetskopian',
      sentence: 'Diariet är återläst från en säkerhetskopia, och registret hade ändrat raden efter att den gjordes. Läs in en ny export så prövas den nya texten. Den gamla kan ingen släppa ut så länge.',
    },
    'unknown-since-backup': {
      name: 'okänd sedan säkerhetskopian',
      sentence: 'Diariet är återläst från en säkerhetskopia utan stoppjournal, så det går inte att se om detta stoppades efter att den gjordes. Se efter i registret innan du publicerar.',
    },
  } satisfies Record<Ground, GroundWords>,
  {
    'heading-secrecy-unknown': {
      name: 'secrecy of heading missing',
      sentence: 'The registry does not say whether the heading is under secrecy. Fill in yes or no in the registry, or assess it here.',
    },
    'document-secrecy-unknown': {
      name: 'secrecy of document missing',
      sentence: 'The registry does not say whether the document is under secrecy. Fill in yes or no in the registry, or assess it here.',
    },
    'statute-without-secrecy': {
      name: 'section without secrecy',
      sentence: 'A section of law is filled in, but neither the heading nor the document is marked secret. Correct one or the other in the registry. When in doubt the lawyer decides.',
    },
    'file-choice-missing': {
      name: 'choice of file missing',
      sentence: 'Nobody has chosen whether the file is to be published. Read the file and choose: publish with it or without it.',
    },
    'file-missing': {
      name: 'file not delivered',
      sentence: 'The file did not come with the export and could not be read. Deliver it again, or publish the row without the file.',
    },
    'file-unreadable': {
      name: 'file cannot be read',
      sentence: 'The text of the file could not be read. What stands in the way is told beside the file. Publish the row without the file, or deliver a file whose text can be read.',
    },
    'awaits-authorised': {
      name: 'waits for an authorised officer',
      sentence: 'Waits for an authorised officer.',
    },
    'no-registrar': {
      name: 'registrar missing',
      sentence: 'No registrar answers for the row in the registry. Read it and decide here, and you answer for it.',
    },
    'registrar-confirms': {
      name: 'to be confirmed',
      sentence: 'Nothing was found, but the municipality has decided that a registrar confirms every row. Read it and publish.',
    },
    'secret-case': {
      name: 'heading of case not shown',
      sentence: 'The document belongs to a case whose heading is secret or not yet assessed. See whether the document’s own heading or the diary number gives something away.',
    },
    'item-doubted': {
      name: 'may be about something not shown',
      sentence: 'The item belongs to a case that is not shown, names one or somebody in it, or is secret in another paper of the meeting. See whether it may be shown all the same.',
    },
    'rows-disagree': {
      name: 'rows disagree',
      sentence: 'Rows of the same export say different things about the case. The strictest holds until it is corrected in the registry.',
    },
    'age-unknown': {
      name: 'time of change missing',
      sentence: 'The row has changed, but it cannot be told which change is the newest. Compare with the registry before you publish.',
    },
    returned: {
      name: 'back in the registry',
      sentence: 'The row was cancelled or missing and has come back. See in the registry that it is to be shown again.',
    },
    'taken-down': {
      name: 'taken down by a person',
      sentence: 'Somebody has taken the row off the web. Find out why before you publish it again.',
    },
    'decided-otherwise': {
      name: 'decided otherwise before',
      sentence: 'A person decided otherwise about the row, and the registry has changed it since. Decide anew.',
    },
    reopened: {
      name: 'decision undone',
      sentence: 'An earlier decision has been undone. Assess the row anew.',
    },
    'second-person': {
      name: 'waits for a second person',
      sentence: 'One person has answered that it is no identity number. Read the text yourself: if it is none, answer the same. The history tells who answered first. The row is not shown until somebody then publishes it.',
    },
    'direction-unknown': {
      name: 'direction missing',
      sentence: 'The registry does not say whether the document came in, went out or was drawn up. Fill it in there and import the row again.',
    },
    'detector-failed': {
      name: 'scan came to a halt',
      sentence: 'Part of the automatic scan could not be done. Read the whole row and the file yourself before you decide, and tell the administrator.',
    },
    'rule-missing': {
      name: 'rule missing',
      sentence: 'Something was found that the policy has no rule for. Assess it yourself, and tell the administrator so that a rule is added.',
    },
    'found-before-release': {
      name: 'stopped at the last look',
      sentence: 'The last look before publication found something on the finished page that must not be shown. Read the row and the file again. When in doubt the lawyer decides.',
    },
    'stopped-since-backup': {
      name: 'stopped after the backup',
      sentence: 'The diary was restored from a backup, and this was stopped after the backup was made. Find out why before you publish.',
    },
    'replaced-since-backup': {
      name: 'changed after the backup',
      sentence: 'The diary was restored from a backup, and the registry had changed the row after the backup was made. Import a new export and the new text is assessed. Until then nobody can let the old one out.',
    },
    'unknown-since-backup': {
      name: 'unknown since the backup',
      sentence: 'The diary was restored from a backup without a stop journal, so it cannot be seen whether this was stopped after the backup was made. Look in the registry before you publish.',
    },
  },
)
