/** Words of office, role and kin that stand before a name, and words for bodies that do. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const roles = list(
  'president chancellor premier minister secretary senator congressman congresswoman representative ' +
    'governor mayor king queen prince princess pope bishop archbishop cardinal imam rabbi judge justice ' +
    'general colonel captain major lieutenant sergeant admiral commander chief chairman chairwoman ' +
    'chairperson chair ceo director spokesman spokeswoman spokesperson ambassador envoy diplomat leader ' +
    'candidate nominee attorney prosecutor lawyer professor economist analyst scientist researcher author ' +
    'actor actress singer founder co-founder owner editor reporter journalist correspondent counterpart ' +
    'officer sheriff commissioner councillor lawmaker mp inspector superintendent activist billionaire ' +
    'businessman businesswoman coach manager treasurer head deputy dictator emperor speaker rebel striker ' +
    'goalkeeper midfielder adviser advisor aide ally analyst anchor architect artist astronaut astronomer banker ' +
    'biologist boxer chemist columnist comedian commentator composer consultant critic defender designer detective ' +
    'developer donor engineer entrepreneur epidemiologist executive expert farmer filmmaker financier golfer ' +
    'guitarist historian host investor lobbyist mathematician millionaire missionary moderator mogul musician ' +
    'negotiator novelist nurse operative organiser organizer painter partner philosopher photographer physician ' +
    'physicist pilot playwright poet pollster priest producer psychiatrist psychologist publisher quarterback rapper ' +
    'rival scholar sculptor sociologist statistician strategist student surgeon teacher trader tycoon ' +
    'veteran whistleblower winger writer'
)

const kin = list(
  'wife husband son daughter brother sister father mother widow girlfriend boyfriend fiancée fiancé stepson ' +
    'stepdaughter grandson granddaughter grandfather grandmother uncle aunt nephew niece cousin'
)

const bodies = list(
  'company firm manufacturer maker automaker carmaker drugmaker giant startup start-up retailer bank insurer ' +
    'broadcaster airline magazine newspaper tabloid weekly website agency consultancy brand chain conglomerate ' +
    'charity nonprofit militia group supermarket newswire'
)

/** Whether the lower-case word names an office, a role or a relation that somebody has. */
export function isRoleWord(lower: string): boolean {
  return roles.has(lower) || kin.has(lower)
}

/** "wife", "son": of somebody, so a name by itself is enough after them. */
export function isKinWord(lower: string): boolean {
  return kin.has(lower)
}

/** "economists", "senators", "insurers": what several people or bodies are. */
export function isPluralRole(lower: string): boolean {
  if (!lower.endsWith('s')) return false
  const one = lower.slice(0, -1)
  return roles.has(one) || kin.has(one) || bodies.has(one)
}

/** Whether the lower-case word names a kind of company, paper or group that a name may follow. */
export function isBodyWord(lower: string): boolean {
  return bodies.has(lower)
}
