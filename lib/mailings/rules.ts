/*
 * A mailing is what somebody of the office writes, to one person or to many, from its confirmation to its end ([2.C5] [2.C6]).
 * - It reaches nobody who didn't agree to it, nobody twice, and nobody who left or unsubscribed meanwhile ([6.R13]).
 * - A message to a roster reaches who has a place in it when it leaves, whoever was ticked when it was begun ([2.C10]).
 * - A message has so many recipients, and a sender writes so many in any 24 hours; a joint announcement that an admin approved
 *   is beyond both ([2.C6] [2.C9]).
 * - It moves by steps: confirmed, approved where it must be, sent bit by bit, paused, resumed, cancelled; what left has left.
 */
import type { PlanWarning } from '@/lib/announcements/types'
import { formatInstant } from '@/lib/core/formatting'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addHours, type Instant } from '@/lib/core/time'
import { hasRight } from '@/lib/staff/rules'
import type { Right, StaffRole } from '@/lib/staff/types'
import type { MessagingSettings } from '@/lib/structures/types'
import { checkText, listWrittenVariables, writtenVariables } from '@/lib/templates/rules'
import type { TemplateText, Topic } from '@/lib/templates/types'
import type {
  Audience,
  Candidate,
  Choice,
  MailingKind,
  MailingMove,
  MailingRefusal,
  MailingState,
  Plan,
  Quota,
  RecipientState,
  SkipReason,
  SubscribedFile,
  WriteVerdict,
} from './types'

const quotaHours = 24

/** The right that each kind of message asks for ([2.F1]). */
const rightOf = {
  one: 'messages.write',
  participants: 'messages.roster',
  segment: 'messages.mass',
  joint: 'messages.mass',
} as const satisfies Record<MailingKind, Right>

/** Whether one of somebody's roles lets them write to so many: to a client, to a roster, to a segment ([2.F1]). */
export const mayWrite = (roles: readonly StaffRole[], kind: MailingKind): boolean =>
  roles.some((role) => hasRight(role, rightOf[kind]))

/** From which states each move is made; what is done or cancelled stays so, and a draft is thrown away, not cancelled. */
const moves: Record<MailingMove, readonly MailingState[]> = {
  edit: ['draft', 'declined'],
  confirm: ['draft', 'declined'],
  approve: ['awaiting_approval'],
  decline: ['awaiting_approval'],
  start: ['to_send', 'sending'],
  pause: ['to_send', 'sending'],
  resume: ['paused'],
  finish: ['sending'],
  cancel: ['to_send', 'sending', 'paused'],
}

/** Whether a mailing may be moved from where it stands. */
export const checkMove = (move: MailingMove, state: MailingState): Verdict<MailingRefusal> =>
  moves[move].includes(state) ? allow : refuse('wrong_state')

/** A joint announcement always waits for an admin; one to a roster where the structure says so, unless an admin writes it ([2.C9] [2.C10]). */
export const needsApproval = (
  mailing: { kind: MailingKind; isByAdmin: boolean },
  settings: Pick<MessagingSettings, 'approvesRosterMessages'>,
): boolean =>
  mailing.kind === 'joint' || (mailing.kind === 'participants' && settings.approvesRosterMessages && !mailing.isByAdmin)

/** A message to one or to the participants of a course leaves at once; to many, with the next round ([2.C6]). */
export const leavesAtOnce = (kind: MailingKind): boolean => kind === 'one' || kind === 'participants'

/** Why somebody gets nothing, if so; leaving comes before all, and consent before an address that fails ([6.R13]). */
export function findSkipReason(candidate: Candidate, audience: Audience): SkipReason | null {
  if (!candidate.isActive) return 'left'
  if (!candidate.hasPlace) return 'no_place'
  if (!candidate.address) return 'no_address'
  if (audience !== 'service' && !candidate.hasConsent) return 'no_consent'
  return candidate.addressFails ? 'address_fails' : null
}

/** Who is written to: everybody who may be, an address once, and the others with the reason ([2.C6] [6.R13]). */
export function chooseRecipients(candidates: readonly Candidate[], audience: Audience): Choice {
  const choice: Choice = { chosen: [], skipped: [] }
  const known = new Set<string>()
  for (const candidate of candidates) {
    const reason = findSkipReason(candidate, audience)
    const address = candidate.address?.toLowerCase()
    if (reason) choice.skipped.push({ ...candidate, reason })
    if (reason || !address || known.has(address)) continue
    known.add(address)
    choice.chosen.push({ ...candidate, address })
  }
  // A family's address that is written to isn't also one that was left out.
  const isLeftOut = ({ address }: Candidate) => !address || !known.has(address.toLowerCase())
  return { ...choice, skipped: choice.skipped.filter(isLeftOut) }
}

/** A message has a recipient at least, and at most so many; a joint announcement isn't bound ([2.C6] [2.C9]). */
export function checkCount(
  count: number,
  kind: MailingKind,
  { maxRecipients }: Pick<MessagingSettings, 'maxRecipients'>,
): Verdict<MailingRefusal> {
  if (count === 0) return refuse('no_recipient')
  return kind !== 'joint' && count > maxRecipients
    ? refuse('too_many_recipients', { count, max: maxRecipients })
    : allow
}

/** How many more a sender may confirm now: what left in 24 hours and what waits to leave both count ([2.C6]). */
export const computeQuotaLeft = ({ max, sentAt, reserved }: Quota): number =>
  Math.max(0, max - sentAt.length - reserved)

/** When a sender may write so many more; null: now, or not before what waits has left ([2.C6]). */
export function findQuotaTime({ max, sentAt, reserved }: Quota, count: number): Instant | null {
  const last = sentAt[sentAt.length + reserved + count - max - 1]
  return last ? addHours(last, quotaHours) : null
}

/** A mailing is confirmed when its sender's 24 hours have room for all of it; a joint one counts in nobody's ([2.C6] [2.C9]). */
export function checkQuota(count: number, kind: MailingKind, quota: Quota): Verdict<MailingRefusal> {
  const left = computeQuotaLeft(quota)
  if (kind === 'joint' || count <= left) return allow
  const frees = findQuotaTime(quota, count)
  return refuse('quota_short', { count, left, frees: frees ? formatInstant(frees, quota.zone) : 'unknown' })
}

/** Each thing that the plan warns of is ticked before the message leaves ([2.C7]). */
export const checkPlanSeen = (
  warnings: readonly PlanWarning[],
  ticked: readonly PlanWarning[],
): Verdict<MailingRefusal> => (warnings.every((warning) => ticked.includes(warning)) ? allow : refuse('plan_not_seen'))

/** What a message may name: its reader, and the course whose participants it goes to ([2.C3]). */
export const topicOf = ({ courseId }: { courseId: string | null }): Topic | null => (courseId ? 'course' : null)

/** A text that can be composed for every reader, without a word in capitals, with a reason for those who asked for none ([2.C10]). */
export function checkWritten(
  mailing: TemplateText & { kind: MailingKind; audience: Audience; reason: string; courseId: string | null },
  { capitals, fileCount }: Pick<Plan, 'capitals' | 'fileCount'>,
): Verdict<MailingRefusal> {
  const blocks = Array.from({ length: fileCount }, (_, rank) => `fichier ${rank + 1}`)
  const known = listWrittenVariables(topicOf(mailing))
  const text = checkText(mailing, { known, elsewhere: writtenVariables, blocks })
  if (!text.ok) return text
  if (capitals.length > 0) return refuse('has_capitals', { words: capitals.join(', ') })
  const isUnasked = mailing.audience === 'service' && mailing.kind !== 'one'
  return isUnasked && !mailing.reason.trim() ? refuse('reason_missing') : allow
}

/** What no tick lifts, asked again when an admin approves: its readers, its sender's quota, an organiser who didn't agree ([2.C6] [2.C9]). */
export function checkReach({ kind }: { kind: MailingKind }, plan: Plan): Verdict<MailingRefusal> {
  const { settings, quota, authorsMissing } = plan
  const count = plan.chosen.length
  const held = [checkCount(count, kind, settings), checkQuota(count, kind, quota)].find((verdict) => !verdict.ok)
  return held ?? (authorsMissing > 0 ? refuse('authors_missing', { count: authorsMissing }) : allow)
}

/** Whether a mailing may leave as it stands, its author having ticked what the plan warns of ([2.C6] [2.C7] [2.C9]). */
export function checkConfirm(
  mailing: Parameters<typeof checkWritten>[0] & { state: MailingState },
  plan: Plan,
  ticked: readonly PlanWarning[],
): Verdict<MailingRefusal> {
  const verdicts = [
    checkMove('confirm', mailing.state),
    checkWritten(mailing, plan),
    checkReach(mailing, plan),
    checkPlanSeen(plan.warnings, ticked),
  ]
  return verdicts.find((verdict) => !verdict.ok) ?? allow
}

/** What becomes of a recipient at the moment of writing: the mailing may have stopped, its reader changed their mind ([6.R13]). */
export function decideWrite(
  facts: { mailing: MailingState; recipient: RecipientState; audience: Audience; quotaLeft: number },
  candidate: Candidate,
): WriteVerdict {
  if (facts.recipient !== 'waiting' || !checkMove('start', facts.mailing).ok) return { kind: 'stop' }
  const reason = findSkipReason(candidate, facts.audience)
  if (reason) return { kind: 'skip', reason }
  return facts.quotaLeft > 0 ? { kind: 'write' } : { kind: 'wait' }
}

/** The business reason of a mailing's messages: one a person ([0.I7]). */
export const mailingKey = (mailingId: string): string => `mailing:${mailingId}`

/** An address is written to as long as one of its files agrees. */
export const isSubscribed = (files: readonly SubscribedFile[]): boolean =>
  files.some(({ isGranted }) => isGranted === true)

/**
 * Whose word changes by a link: unsubscribing, every file of the address; coming back, those that a link had stopped, and
 * none that said no otherwise ([2.A8] [2.C6]).
 */
export const listSubscriptionWords = (files: readonly SubscribedFile[], wants: boolean): SubscribedFile[] =>
  files.filter(({ isGranted, source }) => (wants ? isGranted === false && source === 'mail_link' : isGranted !== false))
