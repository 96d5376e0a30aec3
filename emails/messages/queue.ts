import { fill } from '@/lib/core/elision'
import { formatInstant, formatLongDay, formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { dayOf, type Instant, wallTimeOf } from '@/lib/core/time'
import type { Override, QueueFacts, Sender, SlotFacts } from '@/lib/messages/types'
import type { Facts, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

/** A session or a slot, never cut at the end of a line: « mer. 25/11, 19 h 30 ». */
const short = ({ timeZone, locale }: Sender, instant: Instant): string =>
  `${formatWeekdayShort(dayOf(instant, timeZone), locale)}, ${formatTime(wallTimeOf(instant, timeZone), locale)}`.replaceAll(
    ' ',
    '\u00a0',
  )

function detailsOf(sender: Sender, facts: QueueFacts): Facts {
  const texts = wordsOf(sender).queue
  const list = new Intl.ListFormat(sender.locale ?? 'fr', { type: 'conjunction' })
  const { offer, course, learners, sessions } = facts
  return {
    kind: 'facts',
    facts: [
      { label: texts.facts.offer, value: offer },
      { label: texts.facts.course, value: course },
      { label: texts.facts.learners, value: list.format(learners) },
      { label: texts.facts.sessions, value: sessions.map((session) => short(sender, session)).join(' · ') },
    ],
  }
}

/** What became of a place in a queue: places kept until an instant, not taken in time, or none came ([1.G10]). */
export function writeQueue(sender: Sender, facts: QueueFacts, override: Override | null): MailContent {
  const frame = frameOf(sender, 'member')
  const variables = { prenom: facts.firstName, cours: facts.course }
  if (facts.kind === 'offered') {
    const limite = formatInstant(facts.until, sender.timeZone, sender.locale)
    const bouton = buttonOf(sender, 'queue_offered', urlOf(sender, '/mon-compte/suivi'))
    const places = { details: detailsOf(sender, facts), bouton }
    return { ...frame, ...compose('queue_offered', { ...variables, limite }, places, override) }
  }
  const jour = formatLongDay(dayOf(facts.startsAt, sender.timeZone), sender.locale)
  const template = facts.kind === 'expired' ? 'queue_expired' : 'queue_over'
  const bouton = buttonOf(sender, template, urlOf(sender, `/cours-et-tarifs/${facts.offerSlug}`))
  return { ...frame, ...compose(template, { ...variables, jour }, { bouton }, override) }
}

/** The slots that somebody waited for, in one mail ([1.F2]). */
export function writeSlotFound(sender: Sender, facts: SlotFacts, override: Override | null): MailContent {
  const { firstName, pass, learner, slots } = facts
  const { timeZone } = sender
  const first = slots[0]!
  const day = dayOf(first.startsAt, timeZone)
  const variables = {
    prenom: firstName,
    forfait: pass,
    pour: learner ? fill(wordsOf(sender).forWhom, { eleve: learner }) : '',
    professeur: first.teacher,
    jour_court: formatWeekdayShort(day, sender.locale),
    heure: formatTime(wallTimeOf(first.startsAt, timeZone), sender.locale),
  }
  const described = slots.map(({ startsAt, teacher, place }) => ({
    label: short(sender, startsAt),
    value: `${teacher}, ${place}`,
  }))
  const path = `/mon-compte/reserver/${facts.passId}/${first.teacherId}?semaine=${day}&jour=${day}`
  const places = {
    details: { kind: 'facts', facts: described } as const,
    bouton: buttonOf(sender, 'slot_found', urlOf(sender, path)),
  }
  return { ...frameOf(sender, 'member'), ...compose('slot_found', variables, places, override) }
}
