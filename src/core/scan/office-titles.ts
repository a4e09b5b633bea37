const ELECTED = /(?:^|[^\p{L}])(?:ledamot(?:en)?|ersättare(?:n)?|kommunalråd(?:et)?|oppositionsråd(?:et)?|regionråd(?:et)?|gruppledare(?:n)?|nämndordförande(?:n)?|(?:\p{L}{2,20}nämndens|kommunstyrelsens|fullmäktiges|nämndens|styrelsens) (?:\d:[ea] |\d )?(?:vice )?ordförande|riksdagsledamot(?:en)?|nämndeman(?:nen)?|förtroendevald[ae]?)[\s,:(]{1,3}$/u
const OFFICIAL =
  /(?:^|[^\p{L}])(?:\p{L}{0,24}(?:handläggare|sekreterare|chef|direktör|inspektör|rektor|jurist|utredare|strateg|samordnare|arkitekt|ingenjör|registrator|kommunarkivarie|arkivarie|controller|kamrer|bibliotekarie|kurator|kommunikatör|planerare|administratör|ekonom|socionom|åklagare|domare|generaldirektör|landshövding|byråchef|länsråd))(?:n|en)?[\s,:(]{1,3}$/u

/** The standing that an office or a title right before a name gives, in a text of small letters that ends where the name begins. */
export function titled(lead: string): 'elected' | 'official' | null {
  if (ELECTED.test(lead)) return 'elected'
  return OFFICIAL.test(lead) ? 'official' : null
}
