/*
 * What an admin decides of their structure ([2.F3]).
 * - What one admin changes is never written over unseen by another.
 * - A module is put away once nothing of it is under way: members keep what they bought.
 * - An accent never looks like danger, warning or success.
 * - New terms are in force from a day to come: nobody is bound by a text that wasn't there when they accepted it ([6.L3]).
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import { chapterPlaces } from '@/lib/help/rules'
import type { HelpAudience } from '@/lib/help/types'
import { type Block, pictures } from '@/lib/site/types'
import type { Module } from '@/lib/structures/types'
import {
  type Decided,
  type HelpRefusal,
  type LiveThings,
  type PageRefusal,
  type PictureRefusal,
  pictureLimits,
  type SettingsRefusal,
  type StructurePatch,
  type TermsRefusal,
} from './types'

/** Hues that no accent may come near: those that say danger, warning and success. Degrees, as app/tokens.css has them. */
const tellingHues = [27, 75, 155] as const
const hueDistance = 40

/** An accent is 40° at least from every colour that says something else. */
export const isFreeHue = (hue: number): boolean =>
  tellingHues.every((telling) => {
    const apart = Math.abs(hue - telling) % 360
    return Math.min(apart, 360 - apart) >= hueDistance
  })

/** What an admin is proposed, every five degrees. */
export const freeHues: readonly number[] = Array.from({ length: 72 }, (_, step) => step * 5).filter(isFreeHue)

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value with what a patch changes of it: objects in part, lists and values whole. */
function merge(value: unknown, patch: unknown): unknown {
  if (patch === undefined) return value
  if (!isPlain(value) || !isPlain(patch)) return patch
  const keys = new Set([...Object.keys(value), ...Object.keys(patch)])
  return Object.fromEntries([...keys].map((key) => [key, merge(value[key], patch[key])]))
}

/** What a structure decides once a patch is applied. */
export const applyPatch = (decided: Decided, patch: StructurePatch): Decided => merge(decided, patch) as Decided

/** What differs, by its path ('money.bank.iban'): before and after, for the journal. */
export function listChanges(
  before: unknown,
  after: unknown,
  path = '',
): [path: string, before: unknown, after: unknown][] {
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => listChanges(before[key], after[key], path ? `${path}.${key}` : key))
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, before ?? null, after ?? null]]
}

export type SettingsFacts = {
  seenRevision: number
  revision: number
  before: Decided
  after: Decided
  live: LiveThings
  /** What its prices are in. */
  currency: string
}

/** Whether what an admin decided may be kept: nobody changed it since, and it holds together ([2.F3]). */
export function checkSettings(facts: SettingsFacts): Verdict<SettingsRefusal> {
  const { seenRevision, revision, before, after, live, currency } = facts
  if (seenRevision !== revision) return refuse('settings_changed')
  if (after.accentHue !== before.accentHue && !isFreeHue(after.accentHue)) return refuse('accent_too_near')
  const { lateExceptions, cancellationNoticeHours, money, modules } = after.settings
  if (lateExceptions.perPass > 0 && lateExceptions.untilHours >= cancellationNoticeHours)
    return refuse('late_after_notice')
  if (money.invoices.taxMention === 'vat' && money.invoices.vatPerMille === 0) return refuse('vat_without_rate')
  if (!after.settings.currencies.includes(currency)) return refuse('currency_main', { currency })
  return checkModules(before.settings.modules, modules, live)
}

/** What only the shop sells. */
const soldOnline: readonly Module[] = ['memberships', 'gifts']

/** A module is put away once nothing of it is under way: members keep what they bought. */
function checkModules(before: readonly Module[], after: readonly Module[], live: LiveThings): Verdict<SettingsRefusal> {
  const busy = before.find((module) => !after.includes(module) && live[module] > 0)
  if (busy) return refuse('module_in_use', { module: busy, count: live[busy] })
  const lonely = after.find((module) => soldOnline.includes(module) && !after.includes('shop'))
  return lonely ? refuse('module_needs_shop', { module: lonely }) : allow
}

export type TermsFacts = {
  body: string
  inForceFrom: Day
  today: Day
  /** The newest version there was when the admin began, and now. */
  seenVersion: number
  newest: { version: number; body: string; inForceFrom: Day }
}

/** A new version says something else, from tomorrow at the earliest, and not before the one that it follows. */
export function checkNewTerms({ body, inForceFrom, today, seenVersion, newest }: TermsFacts): Verdict<TermsRefusal> {
  if (seenVersion !== newest.version) return refuse('terms_changed')
  if (body.trim() === newest.body.trim()) return refuse('terms_unchanged')
  return inForceFrom > today && inForceFrom > newest.inForceFrom ? allow : refuse('terms_too_soon')
}

/** A version is taken back as long as its day hasn't come: nobody has accepted it. */
export const checkWithdrawal = (version: { inForceFrom: Day }, today: Day): Verdict<TermsRefusal> =>
  version.inForceFrom > today ? allow : refuse('terms_in_force')

export type TermsLine = { kind: 'same' | 'added' | 'removed'; text: string }

/** Two texts paragraph by paragraph: what stays, what goes, what comes (the longest common sequence). */
export function compareTerms(before: string, after: string): TermsLine[] {
  const [old, fresh] = [before, after].map((text) =>
    text
      .split(/\n\s*\n/)
      .map((piece) => piece.trim())
      .filter(Boolean),
  )
  const lengths = measureCommon(old!, fresh!)
  const lines: TermsLine[] = []
  let [i, j] = [0, 0]
  while (i < old!.length || j < fresh!.length) {
    if (i < old!.length && j < fresh!.length && old![i] === fresh![j]) {
      lines.push({ kind: 'same', text: old![i++]! })
      j++
    } else if (j >= fresh!.length || (i < old!.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      lines.push({ kind: 'removed', text: old![i++]! })
    } else lines.push({ kind: 'added', text: fresh![j++]! })
  }
  return lines
}

/** How long the common sequence is from each pair of places on. */
function measureCommon(old: readonly string[], fresh: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i] === fresh[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

export type ChapterFacts = { audience: HelpAudience; slug: string; seen: number | null; revision: number | null }

/** A chapter of the guide is written over what the admin saw of it ([2.F4]). */
export function checkChapter({ audience, slug, seen, revision }: ChapterFacts): Verdict<HelpRefusal> {
  if (!chapterPlaces[audience].some((place) => place.slug === slug)) return refuse('chapter_unknown')
  return seen === revision ? allow : refuse('chapter_changed')
}

/** A structure keeps two hundred pictures: far more than its pages show. */
export const checkPictureCount = (held: number): Verdict<PictureRefusal> =>
  held < pictureLimits.count ? allow : refuse('picture_too_many')

/** The pictures of its own that a page places, by id. */
export const listPlacedPhotos = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    const placed = 'picture' in block ? block.picture : undefined
    return placed && !(pictures as readonly string[]).includes(placed) ? [placed] : []
  })

export type PageFacts = { seen: number; revision: number; photos: readonly string[]; known: readonly string[] }

/** A page is written over what the admin saw of it, and shows pictures that are there ([2.F3]). */
export function checkPage({ seen, revision, photos, known }: PageFacts): Verdict<PageRefusal> {
  if (seen !== revision) return refuse('page_changed')
  return photos.every((photo) => known.includes(photo)) ? allow : refuse('photo_unknown')
}
