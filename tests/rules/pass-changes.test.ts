import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '@/lib/core/time'
import {
  checkExtension,
  checkFreeze,
  checkFrozenLessons,
  checkPassDay,
  checkUndo,
  computeFrozenEnd,
} from '@/lib/passes/rules'
import type { ChangedPass, PassChange } from '@/lib/passes/types'

const today = '2026-11-21'
const pass: ChangedPass = { validUntil: '2026-12-31', frozen: null, isGroup: false, remaining: 3 }
const change: PassChange = {
  id: 'c',
  kind: 'extension',
  validUntilBefore: '2026-12-31',
  validUntilAfter: '2027-01-31',
  frozen: null,
  reason: 'Santé',
  by: 'A',
  at: new Date(0),
}
const codeOf = (verdict: { ok: boolean; refusal?: string }) => (verdict.ok ? null : verdict.refusal)

describe('[1.H9] a pass is given more time', () => {
  test.each<[Partial<ChangedPass>, string, string | null]>([
    [{}, '2027-01-01', null],
    [{}, '2026-12-31', 'extension_not_later'],
    [{}, '2028-01-01', null],
    [{}, '2028-01-02', 'change_too_long'],
    [{ remaining: 0 }, '2027-01-01', 'nothing_left'],
    [{ remaining: 0, isGroup: true }, '2027-01-01', null],
    [{ validUntil: '2026-11-01' }, '2026-11-20', 'extension_not_later'],
    [{ validUntil: '2026-11-01' }, '2026-11-21', null],
  ])('%j until %s: %s', (given, until, refusal) => {
    expect(codeOf(checkExtension({ ...pass, ...given }, until, today))).toBe(refusal)
  })
})

describe('[1.H9] a pass is frozen', () => {
  const freeze = { from: '2026-12-01', until: '2026-12-10' }

  test.each<[Partial<ChangedPass>, Partial<typeof freeze>, string | null]>([
    [{}, {}, null],
    [{}, { from: today }, null],
    [{}, { from: '2026-11-20' }, 'freeze_past'],
    [{}, { until: '2026-11-30' }, 'freeze_order'],
    [{}, { until: '2026-12-01' }, null],
    [{ isGroup: true }, {}, 'freeze_of_sessions'],
    [{ validUntil: '2026-12-01' }, {}, null],
    [{ validUntil: '2026-11-30' }, {}, 'freeze_after_end'],
    [{ frozen: { from: '2026-11-20', until: today } }, {}, 'already_frozen'],
    [{ frozen: { from: '2026-11-01', until: '2026-11-20' } }, {}, null],
    [{}, { until: '2027-12-01' }, null],
    [{}, { until: '2027-12-02' }, 'change_too_long'],
  ])('%j %j: %s', (given, days, refusal) => {
    expect(codeOf(checkFreeze({ ...pass, ...given }, { ...freeze, ...days }, today))).toBe(refusal)
  })

  test('no lesson on its days, both included, and its end moves by as many', () => {
    const frozen = { validFrom: '2026-01-01', bookableFrom: '2026-01-01', validUntil: '2026-12-31', frozen: freeze }
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-10', '2026-12-11'].map((day) => codeOf(checkPassDay(frozen, day))),
    ).toEqual([null, 'pass_frozen', 'pass_frozen', null])
    expect(computeFrozenEnd('2026-12-31', freeze)).toBe('2027-01-10')
  })

  test('whatever the freeze, as many days are left for lessons as before', () => {
    const lengths = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(lengths, lengths, lengths, (ahead, length, left) => {
        const days = { from: addDays(today, ahead), until: addDays(today, ahead + length) }
        const end = computeFrozenEnd(addDays(days.from, left), days)
        return daysBetween(days.until, end) === left + 1
      }),
    )
  })

  test('its lessons are cancelled only when asked, and only those that were seen', () => {
    const asked = { cancels: true, seenIds: ['a', 'b'] }
    expect(checkFrozenLessons([], { cancels: false, seenIds: [] })).toEqual({ ok: true })
    expect(codeOf(checkFrozenLessons(['a'], { cancels: false, seenIds: ['a'] }))).toBe('lessons_in_freeze')
    expect(checkFrozenLessons(['b', 'a'], asked)).toEqual({ ok: true })
    expect(codeOf(checkFrozenLessons(['a'], asked))).toBe('freeze_changed')
    expect(codeOf(checkFrozenLessons(['a', 'c'], asked))).toBe('freeze_changed')
    expect(checkFrozenLessons([], asked)).toEqual({ ok: true })
  })
})

describe('[1.H9] the last change is undone', () => {
  const extended = { ...pass, validUntil: '2027-01-31', lastLessonOn: null }
  const frozen: PassChange = { ...change, kind: 'freeze', frozen: { from: '2026-11-22', until: '2026-12-22' } }

  test.each<[string, Partial<ChangedPass & { lastLessonOn: string | null }>, PassChange | null, string | null]>([
    ['an extension', {}, change, null],
    ['nothing', {}, null, 'nothing_to_undo'],
    ['an undoing', {}, { ...change, kind: 'undo' }, 'nothing_to_undo'],
    ['days that changed since', { validUntil: '2027-02-28' }, change, 'nothing_to_undo'],
    ['a freeze to come', {}, frozen, null],
    ['a freeze that begins today', {}, { ...frozen, frozen: { from: today, until: '2026-12-22' } }, 'freeze_begun'],
    ['an end that is past', {}, { ...change, validUntilBefore: '2026-11-20' }, 'undo_past'],
    ['a lesson on the last day left', { lastLessonOn: '2026-12-31' }, change, null],
    ['a lesson after it', { lastLessonOn: '2027-01-01' }, change, 'undo_with_lessons'],
  ])('%s', (_what, given, last, refusal) => {
    expect(codeOf(checkUndo({ ...extended, ...given }, last, today))).toBe(refusal)
  })
})
