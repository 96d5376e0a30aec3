import type { Feed, FeedEvent } from '@/lib/calendars/types'
import { fill } from '@/lib/core/elision'
import { env } from '@/lib/core/env'
import { type FeedEntry, writeFeed } from '@/lib/core/icalendar'
import { formatPhone } from '@/lib/site/rules'
import texts from '@/messages/fr/calendars'

const words = texts.feed

/** What the entry is called: the household's begins with the learner's first name, so that parents see whose it is. */
function summaryOf(feed: Feed, { lesson, learner, teacher }: FeedEvent): string {
  if (feed.kind === 'teacher') {
    return learner ? fill(words.given, { lesson, learner: `${learner.firstName} ${learner.lastName}` }) : lesson
  }
  const text = feed.kind === 'household' ? words.ofLearner : words.lesson
  return fill(text, { lesson, teacher, learner: learner?.firstName ?? '' })
}

function filling(participants: number): string {
  if (participants === 0) return words.nobody
  return participants === 1 ? words.participant : fill(words.participants, { count: String(participants) })
}

function descriptionOf(feed: Feed, event: FeedEvent): string {
  const values = { room: event.room, structure: feed.structureName, phone: formatPhone(feed.phone) }
  const contact = fill(words.contact, values)
  return event.participants === null ? contact : `${filling(event.participants)}\n${contact}`
}

function toEntry(feed: Feed, event: FeedEvent): FeedEntry {
  const summary = summaryOf(feed, event)
  const isCancelled = event.cancelledAt !== null
  return {
    uid: `${event.key}@${feed.slug}.diapason`,
    sequence: event.revision,
    isCancelled,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    summary: isCancelled ? fill(words.cancelled, { summary }) : summary,
    description: descriptionOf(feed, event),
    location: `${event.place}, ${event.placeAddress}`,
    url: `${env().APP_URL}/${feed.slug}/${feed.kind === 'teacher' ? 'gestion' : 'mon-compte/suivi'}`,
    stampedAt: event.cancelledAt ?? event.createdAt,
  }
}

/** A feed as the .ics that a calendar program reads ([1.F6]). */
export function writeFeedCalendar(feed: Feed): string {
  const values = { structure: feed.structureName, subject: feed.subject ?? '' }
  const name = fill(feed.subject ? words.nameOf : words.name, values)
  return writeFeed(
    name,
    feed.events.map((event) => toEntry(feed, event)),
  )
}
