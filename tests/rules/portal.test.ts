import { describe, expect, test } from 'vitest'
import type { Member, StaffAs } from '@/lib/core/actor'
import { asBuyer, asMember, portalField, portalFields } from '@/lib/gate/portal'
import { checkPortalSeen } from '@/lib/impersonation/rules'

const scope = { accountId: 'a', sessionId: 's', structureId: 't' }
const member: Member = { kind: 'member', ...scope, clientFileId: 'one' }
const staffAs: StaffAs = { kind: 'staffAs', ...scope, clientFileId: 'one', impersonationId: 'i', role: 'admin' }
const visitor = { kind: 'visitor' } as const
const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const own = formOf(portalFields(member))
const others = formOf({ [portalField]: 'two' })
const bare = formOf({})

describe('[2.B2] who may send a form of a portal', () => {
  test('the member for whom it was rendered', () => {
    expect(asMember(member, own)).toEqual({ ok: true, value: member })
    expect(asBuyer(member, own)).toEqual({ ok: true, value: member })
  })

  test.each([
    ['rendered for another file', others],
    ['that says nothing', bare],
  ])('identity_changed: nobody does a form %s', (_name, form) => {
    expect(asMember(member, form)).toEqual({ ok: false, refusal: 'identity_changed' })
  })

  test('a page open to anybody: a visitor’s form, or a member’s own; rendered for somebody it is theirs alone', () => {
    expect(asBuyer(visitor, bare)).toEqual({ ok: true, value: visitor })
    expect(asBuyer(member, bare)).toEqual({ ok: true, value: member })
    expect(asBuyer(member, others)).toEqual({ ok: false, refusal: 'identity_changed' })
    expect(asBuyer(visitor, own)).toEqual({ ok: false, refusal: 'session_ended' })
    expect(asMember(visitor, own)).toEqual({ ok: false, refusal: 'session_ended' })
  })

  test('staff_as: staff who see a portal send nothing of it, nor anything as a visitor', () => {
    expect(asMember(staffAs, own)).toEqual({ ok: false, refusal: 'staff_as' })
    expect(asBuyer(staffAs, own)).toEqual({ ok: false, refusal: 'staff_as' })
    expect(asBuyer(staffAs, bare)).toEqual({ ok: false, refusal: 'staff_as' })
    expect(asMember(staffAs, others)).toEqual({ ok: false, refusal: 'identity_changed' })
  })
})

test('[2.B1] [2.B3] the portal of a file in use, of nobody of the staff', () => {
  expect(checkPortalSeen({ status: 'active', isStaffs: false })).toEqual({ ok: true })
  expect(checkPortalSeen({ status: 'active', isStaffs: true })).toEqual({ ok: false, refusal: 'file_of_staff' })
  for (const status of ['deactivated', 'merged'] as const)
    expect(checkPortalSeen({ status, isStaffs: false })).toEqual({ ok: false, refusal: 'file_ended' })
})
