import { describe, expect, test } from 'vitest'
import {
  changesWords,
  checkAgreement,
  checkAuthors,
  checkChosen,
  checkDecision,
  checkEditable,
  checkFileCount,
  checkList,
  forgetFile,
  maySee,
} from '@/lib/drafts/rules'
import { agreeSchema } from '@/lib/drafts/schema'
import { checkPoints, mostFiles } from '@/lib/drafts/types'
import { mayWrite } from '@/lib/mailings/rules'

test('[2.C9] the button of an organiser says that they agree, or no longer', () => {
  const seen = { envoi: '0174876e-8000-7f99-b43d-19cdc1bdfe62', revision: '3', fichiers: '1' }
  expect(agreeSchema.parse({ ...seen, accord: 'oui' }).agrees).toBe(true)
  expect(agreeSchema.parse(seen)).toEqual({ seen: { id: seen.envoi, revision: 3, fileCount: 1 }, agrees: false })
})

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
    const sent = { authorIds: ['a'], state: 'awaiting_approval', confirmedAt: new Date(0) } as const
    const admin = { accountId: 'b', roles: ['organiser', 'admin'] } as const
    expect(maySee({ accountId: 'a', roles: ['teacher'] }, sent)).toBe(true)
    expect(maySee({ accountId: 'b', roles: ['organiser'] }, sent)).toBe(false)
    expect(maySee(admin, sent)).toBe(true)
    // A draft, one given back to its author, one thrown away.
    expect(maySee(admin, { ...sent, state: 'draft', confirmedAt: null })).toBe(false)
    expect(maySee(admin, { ...sent, state: 'declined' })).toBe(false)
    expect(maySee(admin, { ...sent, state: 'cancelled', confirmedAt: null })).toBe(false)
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

describe('[2.C9] a joint announcement', () => {
  const draft = { kind: 'joint', state: 'draft', revision: 3, fileCount: 1, isInvited: true } as const
  const seen = { revision: 3, fileCount: 1 }

  test('is agreed to by who was asked, as it was read, before it is laid before an admin', () => {
    expect(checkAgreement(draft, seen)).toEqual({ ok: true })
    expect(checkAgreement({ ...draft, isInvited: false }, seen)).toMatchObject({ refusal: 'not_found' })
    expect(checkAgreement({ ...draft, kind: 'segment' }, seen)).toMatchObject({ refusal: 'not_found' })
    expect(checkAgreement({ ...draft, state: 'to_send' }, seen)).toMatchObject({ refusal: 'not_editable' })
    expect(checkAgreement({ ...draft, revision: 4 }, seen)).toMatchObject({ refusal: 'draft_changed' })
    expect(checkAgreement({ ...draft, fileCount: 2 }, seen)).toMatchObject({ refusal: 'draft_changed' })
  })

  test('is agreed to again once its words change, not what the plan notes of it', () => {
    const text = {
      subject: 'Un',
      body: 'Deux',
      pictureId: null,
      picturePlace: 'top',
      reason: '',
      theme: '',
      series: '',
    } as const
    expect(changesWords(text, { ...text, theme: 'stage' })).toBe(false)
    expect(changesWords(text, { body: 'Trois' })).toBe(true)
    expect(changesWords(text, { pictureId: 'p' })).toBe(true)
  })

  test('has authors among those who may write to many', () => {
    expect(checkAuthors(['a'], ['a', 'b'])).toEqual({ ok: true })
    expect(checkAuthors(['c'], ['a', 'b'])).toMatchObject({ refusal: 'author_unknown' })
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
