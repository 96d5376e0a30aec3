import { describe, expect, test } from 'vitest'
import {
  checkChosen,
  checkDecision,
  checkEditable,
  checkFileCount,
  checkList,
  forgetFile,
  maySee,
  mayWrite,
} from '@/lib/drafts/rules'
import { checkPoints, mostFiles } from '@/lib/drafts/types'

describe('[2.F1] who writes to whom', () => {
  test('a teacher to rosters, an accountant to clients, an organiser to all', () => {
    const kinds = ['one', 'participants', 'segment', 'joint'] as const
    const allowed = (role: 'teacher' | 'accountant' | 'organiser') => kinds.filter((kind) => mayWrite([role], kind))
    expect(allowed('teacher')).toEqual(['participants'])
    expect(allowed('accountant')).toEqual(['one'])
    expect(allowed('organiser')).toEqual([...kinds])
    expect(mayWrite(['teacher', 'accountant'], 'one')).toBe(true)
  })

  test('[6.S1] a draft is its authors’ and an admin’s', () => {
    expect(maySee({ accountId: 'a', roles: ['teacher'] }, ['a'])).toBe(true)
    expect(maySee({ accountId: 'b', roles: ['organiser'] }, ['a'])).toBe(false)
    expect(maySee({ accountId: 'b', roles: ['organiser', 'admin'] }, ['a'])).toBe(true)
  })
})

describe('[2.C5] a draft', () => {
  const draft = { state: 'draft', authorId: 'a', revision: 3 } as const

  test('is changed by its author, from the window that is not behind', () => {
    expect(checkEditable(draft, { accountId: 'a', revision: 3 })).toEqual({ ok: true })
    expect(checkEditable({ ...draft, state: 'declined' }, { accountId: 'a', revision: 3 })).toEqual({ ok: true })
    expect(checkEditable(draft, { accountId: 'a', revision: 2 })).toMatchObject({ refusal: 'draft_changed' })
    expect(checkEditable(draft, { accountId: 'b', revision: 3 })).toMatchObject({ refusal: 'not_found' })
    const sent = { ...draft, state: 'to_send' } as const
    expect(checkEditable(sent, { accountId: 'a', revision: 3 })).toMatchObject({ refusal: 'not_editable' })
  })

  test('leads to ten files, whose places move up when one goes', () => {
    expect(checkFileCount(mostFiles - 1)).toEqual({ ok: true })
    expect(checkFileCount(mostFiles)).toMatchObject({ refusal: 'too_many_files', detail: { max: mostFiles } })
    expect(forgetFile('Un [fichier 1], deux [fichier 2], trois [fichier 3]', 2)).toBe(
      'Un [fichier 1], deux , trois [fichier 2]',
    )
  })

  test('[2.C11] goes to many once every point of the list is ticked, to one without', () => {
    expect(checkList('one', [])).toEqual({ ok: true })
    expect(checkList('segment', checkPoints)).toEqual({ ok: true })
    expect(checkList('participants', ['read'])).toMatchObject({ refusal: 'list_missing' })
  })
})

describe('[2.C10] a message to a roster', () => {
  test('reaches participants of its course and nobody else', () => {
    expect(checkChosen(['x'], ['x', 'y'])).toEqual({ ok: true })
    expect(checkChosen([], ['x'])).toMatchObject({ refusal: 'nobody_chosen' })
    expect(checkChosen(['x', 'z'], ['x', 'y'])).toMatchObject({ refusal: 'not_of_course' })
  })

  test('is decided once, as it was read', () => {
    const waiting = { state: 'awaiting_approval', revision: 4 } as const
    expect(checkDecision(waiting, 4)).toEqual({ ok: true })
    expect(checkDecision(waiting, 3)).toMatchObject({ refusal: 'already_decided' })
    expect(checkDecision({ ...waiting, state: 'to_send' }, 4)).toMatchObject({ refusal: 'already_decided' })
  })
})
