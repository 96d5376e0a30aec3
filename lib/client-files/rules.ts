import { checkHolderAge } from '@/lib/accounts/rules'
import type { Member, Staff } from '@/lib/core/actor'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { cleanText } from '@/lib/core/text'
import type { Day, Instant } from '@/lib/core/time'
import { rights, type StaffRole } from '@/lib/staff/types'
import {
  type ClientFileStatus,
  type ConsentChannel,
  type ConsentChoices,
  type ConsentEntry,
  consentChannels,
  type FileSearch,
  type IdentityRefusal,
  type InvitationRefusal,
  type LikelyFile,
  type NoteKind,
  type Portal,
} from './types'

/*
 * A client is found by whatever somebody has of them: a name in any order, an address, a telephone in any notation, a town,
 * a number, the name of a child; without accents or capitals, and with one typing mistake ([2.A1]).
 * Nobody gets a second file by mistake: one that looks like another is opened once somebody said that they are two ([2.A4]).
 * A consent is what its holder said last, channel by channel; what nobody said isn't one ([2.A8]).
 * A file without a login is invited to the portal at its address; one that ended is not ([2.A12]).
 */

/** As `search_key` of the database: no capital, no accent, one kind of apostrophe. */
export const foldText = (text: string): string =>
  cleanText(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\u0153/g, 'oe')
    .replace(/\u00e6/g, 'ae')
    .replace(/[\u2018\u2019]/g, "'")

/** 06 12 34 56 78, +33 (0)6.12…, 00 33 6…: the digits that any of them shares with the stored number, +33612345678. */
const readPhoneDigits = (typed: string): string =>
  typed
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^0{1,2}/, '')

/** Groups of digits that begin as a telephone does. */
const phone = /(?<![\p{L}\d])[+0][\d\s.()/-]{2,}\d/gu

const mostTerms = 6

/** What a search is for: terms that must all be in the file, and the number that it may be ([2.A1]). */
export function readSearch(typed: string): FileSearch {
  const text = foldText(typed).trim()
  const number = /^(?:dossier\s*)?(?:n\s*[o\u00b0.]?\s*)?(\d{1,9})$/.exec(text)?.[1]
  const phones = (text.match(phone) ?? []).map(readPhoneDigits)
  const words = text.replace(phone, ' ').split(/[\s,;]+/)
  const terms = [...phones, ...words].filter(Boolean).slice(0, mostTerms)
  return { terms: number && terms.length > 1 ? [number] : terms, number: number ? Number(number) : null }
}

/** Shorter, nearly every word is one letter away from another. */
const shortestMistaken = 4
/** Nobody types more of an address before looking at what was found. */
const longestMistaken = 20

/** What is mistaken in a term: of an e-mail address, what stands before the @. */
export function findMistakable(term: string): string | null {
  const word = term.split('@')[0]!.slice(0, longestMistaken)
  return word.length >= shortestMistaken && !/[\d%_\\]/.test(word) ? word : null
}

/**
 * The words that one mistake made this one: a letter for another, one missing, one too many, two exchanged. '_' stands for
 * any letter.
 */
export function listIntended(word: string): string[] {
  const places = [...word].map((_, place) => place)
  const isFirmEnd = word.length > shortestMistaken
  const intended = places.flatMap((place) => {
    const [before, after] = [word.slice(0, place), word.slice(place + 1)]
    const exchanged = after ? [before + after[0] + word[place] + after.slice(1)] : []
    const isLast = after === ''
    return [
      `${before}_${word.slice(place)}`,
      ...exchanged,
      ...(isLast && !isFirmEnd ? [] : [`${before}_${after}`, before + after]),
    ]
  })
  return [...new Set(intended)].filter((pattern) => pattern !== word)
}

/** A file is opened once every file that may be the same person's was seen, and said to be somebody else's ([2.A4]). */
export function checkAnother(
  likely: readonly Pick<LikelyFile, 'number'>[],
  seenNumbers: readonly number[],
): Verdict<'likely_known'> {
  return likely.every(({ number }) => seenNumbers.includes(number)) ? allow : refuse('likely_known')
}

/** An open file with an address is invited, again too, until its holder has chosen a password ([2.A12]). */
export function checkInvitation(facts: {
  status: ClientFileStatus
  email: string | null
  isOpen: boolean
}): Verdict<InvitationRefusal> {
  if (facts.status !== 'active') return refuse('file_ended')
  if (facts.isOpen) return refuse('already_open')
  return facts.email ? allow : refuse('email_missing')
}

type LoginFacts = {
  email: string | null
  accountStatus: 'pending' | 'active' | 'suspended' | 'erased' | null
  activatedAt: Instant | null
  invitedAt: Instant | null
  expiresAt: Instant | null
}

/** How a file stands with the portal; an invitation whose link is too old is still one, to be sent again ([2.A12]). */
export function describePortal(facts: LoginFacts, now: Instant): Portal {
  const { email, accountStatus, activatedAt, invitedAt, expiresAt } = facts
  if (email === null || accountStatus === null || accountStatus === 'erased') return { state: 'none' }
  if (accountStatus === 'active') return { state: 'open', email, since: activatedAt }
  if (accountStatus === 'suspended') return { state: 'suspended', email }
  return { state: 'invited', email, invitedAt, until: expiresAt && now < expiresAt ? expiresAt : null }
}

/** What somebody agrees to now: the newest word on each channel, and nothing where they said nothing ([2.A8]). */
export function readChoices(newestFirst: readonly Pick<ConsentEntry, 'channel' | 'isGranted'>[]): ConsentChoices {
  const wordOn = (channel: ConsentChannel) => newestFirst.find((entry) => entry.channel === channel)?.isGranted ?? null
  return Object.fromEntries(consentChannels.map((channel) => [channel, wordOn(channel)])) as ConsentChoices
}

/** The answers that say something new: the same word twice is written once ([2.A8]). */
export const listNewWords = (
  known: ConsentChoices,
  wanted: ConsentChoices,
): { channel: ConsentChannel; isGranted: boolean }[] =>
  consentChannels.flatMap((channel) => {
    const isGranted = wanted[channel]
    return isGranted === null || isGranted === known[channel] ? [] : [{ channel, isGranted }]
  })

/** Whoever edits files notes what must be known of them; the red flag is accounting's ([2.A9] [2.F1]). */
export const mayNote = (role: StaffRole, kind: NoteKind): boolean => {
  const roles: readonly StaffRole[] = kind === 'accounting_flag' ? rights['files.flag'] : rights['files.edit']
  return roles.includes(role)
}

/** A note is taken away, and put back, by whoever may write its kind; one about a pupil also by its own author, a teacher ([2.A9]). */
export const mayTakeAway = (
  { role, accountId }: Pick<Staff, 'role' | 'accountId'>,
  { kind, authorId }: { kind: NoteKind; authorId: string },
): boolean => mayNote(role, kind) || (kind === 'teacher' && authorId === accountId)

/** A teacher's note is about one learner of the file, whose name it stands beside on rosters ([2.A9]). */
export function checkNote(note: { kind: NoteKind; learnerId: string | null }, learnerIds: readonly string[]) {
  if (note.kind !== 'teacher') return allow
  return note.learnerId !== null && learnerIds.includes(note.learnerId) ? allow : refuse('learner_missing')
}

type IdentityFacts = {
  status: ClientFileStatus
  birthOn: Day | null
  today: Day
  email: string | null
  /** The address of the login, where it is the file's own too. */
  login: { email: string; isOpen: boolean; isStaff: boolean } | null
  isTaken: boolean
}

/** The office changes who somebody is; a login keeps an address, its own until the new one is confirmed ([1.B5]). */
export function checkIdentity(facts: IdentityFacts): Verdict<IdentityRefusal> {
  const { status, birthOn, today, email, login, isTaken } = facts
  if (status !== 'active') return refuse('file_ended')
  if (birthOn !== null) {
    const adult = checkHolderAge(birthOn, today)
    if (!adult.ok) return adult
  }
  if (!login) return allow
  if (email === null) return refuse('email_needed')
  if (email.toLowerCase() === login.email.toLowerCase()) return allow
  if (login.isStaff) return refuse('staff_login')
  return login.isOpen && isTaken ? refuse('email_taken') : allow
}

/** The invoices of a file are named by its holder, and by the office ([2.A11]). */
export const mayBill = (actor: Member | Staff, clientFileId: string): boolean => {
  const roles: readonly StaffRole[] = rights['files.edit']
  return actor.kind === 'member' ? actor.clientFileId === clientFileId : roles.includes(actor.role)
}
