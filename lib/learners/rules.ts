/*
 * A learner is a person who attends; the member is one of them unless they say otherwise ([1.B8]).
 * A learner is born, and a household has a size.
 * One who still has a lesson ahead, or something left to use, isn't taken off the list by surprise: cancel first.
 * Whoever the second address belongs to confirms it before anything goes there, and a learner under 15 is never written to
 * ([1.B9] [6.L5]).
 * Removed, a learner is hidden from the household; their past stays in the structure's books.
 */
import { checkHolderAge } from '@/lib/accounts/rules'
import { checkAnother } from '@/lib/client-files/rules'
import type { LikelyFile } from '@/lib/client-files/types'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { ageOn, type Day } from '@/lib/core/time'
import {
  type CopyRefusal,
  type LearnerRefusal,
  type LearnerTies,
  maxLearners,
  type NewClient,
  type NewClientRefusal,
  ownMessagesAge,
} from './types'

/** A learner is born today at the latest, and a household holds twelve. */
export function checkLearner(facts: {
  birthOn: Day
  today: Day
  othersCount: number
}): Verdict<Extract<LearnerRefusal, 'born_later' | 'too_many_learners'>> {
  if (facts.birthOn > facts.today) return refuse('born_later')
  return facts.othersCount < maxLearners ? allow : refuse('too_many_learners', { max: maxLearners })
}

/** A file is opened by the office for an adult nobody has a file of yet, and for children who are born ([2.A3] [2.A4]). */
export function checkNewClient(
  client: Pick<NewClient, 'birthOn' | 'children' | 'seenNumbers'>,
  likely: readonly Pick<LikelyFile, 'number'>[],
  today: Day,
): Verdict<Exclude<NewClientRefusal, 'not_found' | 'busy'>> {
  if (client.children.some(({ birthOn }) => birthOn > today)) return refuse('born_later')
  const adult = client.birthOn === null ? allow : checkHolderAge(client.birthOn, today)
  return adult.ok ? checkAnother(likely, client.seenNumbers) : adult
}

/** The holder stays, and so does whoever has a lesson ahead, credits to use, or an order that waits for its payment. */
export function checkRemoval({
  isSelf,
  lessonsAhead,
  creditsLeft,
  ordersWaiting,
}: LearnerTies & { isSelf: boolean }): Verdict<RemovalRefusal> {
  if (isSelf) return refuse('is_self')
  if (lessonsAhead > 0) return refuse('has_lessons_ahead', { count: lessonsAhead })
  if (ordersWaiting > 0) return refuse('has_order_waiting')
  return creditsLeft > 0 ? refuse('has_credits_left', { count: creditsLeft }) : allow
}

type RemovalRefusal = Extract<
  LearnerRefusal,
  'is_self' | 'has_lessons_ahead' | 'has_credits_left' | 'has_order_waiting'
>

/** The learner's own address gets copies from their fifteenth birthday on, that day included ([6.L5]). */
export function checkCopy(
  { isToLearner, birthOn }: { isToLearner: boolean; birthOn: Day | null },
  today: Day,
): Verdict<Exclude<CopyRefusal, 'link_unknown'>> {
  if (!isToLearner) return allow
  if (birthOn === null) return refuse('copy_age_unknown')
  return ageOn(birthOn, today) >= ownMessagesAge ? allow : refuse('copy_too_young', { age: ownMessagesAge })
}

/** What the link that confirms an address, or stops its copies, is signed for: that address and no other. */
export const copyPurpose = (email: string): string => `copy:${email.toLowerCase()}`
