import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addMinutes, type Instant } from '@/lib/core/time'
import type { ExportRefusal, ExportState } from './types'

/*
 * Everybody gets a copy of what is held of them, and a structure of all that is its own ([2.A7] [1.H10]).
 * It is made in the background, one at a time, kept for a few days, and only whoever it is of downloads it.
 */

/** For how many days a zip can be downloaded. */
export const exportDays = 7

/** When a zip goes, from the moment it was ready. */
export const computeExportEnd = (finishedAt: Instant): Instant => addMinutes(finishedAt, exportDays * 24 * 60)

/** One at a time: what is being made is waited for. */
export const checkExport = (states: readonly ExportState[]): Verdict<Exclude<ExportRefusal, 'busy'>> =>
  states.some((state) => state === 'waiting' || state === 'running') ? refuse('export_running') : allow

/** Whether a zip is still there to be downloaded. */
export const isDownloadable = (state: ExportState, expiresAt: Instant | null, now: Instant): boolean =>
  state === 'ready' && expiresAt !== null && now < expiresAt

/** How far it is, of so many steps: never 100 before it is there. */
export const computeProgress = (done: number, steps: number): number =>
  steps === 0 ? 99 : Math.min(99, Math.floor((done / steps) * 100))
