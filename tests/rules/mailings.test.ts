import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { listPlanWarnings } from '@/lib/announcements/rules'
import {
  checkConfirm,
  checkCount,
  checkMove,
  checkPlanSeen,
  checkQuota,
  checkReach,
  checkWritten,
  chooseRecipients,
  computeQuotaLeft,
  decideWrite,
  findQuotaTime,
  findSkipReason,
  isSubscribed,
  leavesAtOnce,
  listSubscriptionWords,
  mailingKey,
  needsApproval,
  topicOf,
} from '@/lib/mailings/rules'
import { type Candidate, type MailingMove, mailingStates, type Plan, type Quota } from '@/lib/mailings/types'
import { usualMessaging } from '@/lib/structures/types'
import drafts from '@/messages/fr/drafts'

const messages = { drafts }
const zone = 'Europe/Paris'

const somebody: Candidate = {
  clientFileId: 'one',
  address: 'a@b.example',
  isActive: true,
  hasPlace: true,
  hasConsent: true,
  addressFails: false,
}

describe('[2.C6] [6.R13] who a mailing reaches', () => {
  test.each([
    [{}, 'email', null],
    [{ hasConsent: false }, 'email', 'no_consent'],
    [{ hasConsent: false }, 'newsletter', 'no_consent'],
    [{ hasConsent: false }, 'service', null],
    [{ address: null }, 'service', 'no_address'],
    [{ addressFails: true }, 'email', 'address_fails'],
    [{ isActive: false, address: null, hasConsent: false }, 'email', 'left'],
    [{ hasConsent: false, addressFails: true }, 'email', 'no_consent'],
    [{ hasPlace: false }, 'service', 'no_place'],
    [{ hasPlace: false, isActive: false }, 'service', 'left'],
  ] as const)('%o towards %s: %s', (change, audience, reason) => {
    expect(findSkipReason({ ...somebody, ...change }, audience)).toBe(reason)
  })

  test('an address once, whoever of it agreed, in whatever case', () => {
    const silent = { ...somebody, clientFileId: 'two', hasConsent: false }
    const loud = { ...somebody, clientFileId: 'three', address: 'A@B.example' }
    const { chosen, skipped } = chooseRecipients([silent, somebody, loud], 'email')
    expect(chosen.map(({ clientFileId }) => clientFileId)).toEqual(['one'])
    expect(skipped).toEqual([])
  })
})

describe('[2.C6] how many', () => {
  test('300 and not 301, but for a joint announcement; nobody is nobody', () => {
    expect(checkCount(300, 'segment', usualMessaging).ok).toBe(true)
    expect(checkCount(301, 'segment', usualMessaging)).toMatchObject({
      refusal: 'too_many_recipients',
      detail: { count: 301, max: 300 },
    })
    expect(checkCount(5_000, 'joint', usualMessaging).ok).toBe(true)
    expect(checkCount(0, 'joint', usualMessaging)).toMatchObject({ refusal: 'no_recipient' })
  })

  const at = (hour: number) => new Date(Date.UTC(2027, 0, 10, hour))
  const quota = { max: 3, sentAt: [at(8), at(9)], reserved: 0, zone }

  test('what left in 24 hours and what waits both count; the oldest frees first', () => {
    expect(computeQuotaLeft(quota)).toBe(1)
    expect(computeQuotaLeft({ ...quota, reserved: 5 })).toBe(0)
    expect(findQuotaTime(quota, 1)).toBeNull()
    expect(findQuotaTime(quota, 2)).toEqual(new Date(Date.UTC(2027, 0, 11, 8)))
    expect(findQuotaTime(quota, 3)).toEqual(new Date(Date.UTC(2027, 0, 11, 9)))
    expect(findQuotaTime({ ...quota, reserved: 3 }, 3)).toBeNull()
    expect(checkQuota(1, 'segment', quota).ok).toBe(true)
    expect(checkQuota(2, 'segment', quota)).toMatchObject({ refusal: 'quota_short', detail: { count: 2, left: 1 } })
    expect(checkQuota(5_000, 'joint', quota).ok).toBe(true)
  })
})

describe('[2.C6] what a quota too short answers', () => {
  const say = (quota: Quota, count: number) => {
    const refused = checkQuota(count, 'segment', quota)
    if (refused.ok) throw new Error('not refused')
    const { refusal, detail } = refused
    const t = createTranslator({ locale: 'fr', messages, namespace: 'drafts.refusals' })
    return t(refusal, detail as never).replace(/\s/g, ' ')
  }
  /** 480 left yesterday, 30 of them at 14 h 30 and the others at 15 h; 20 more wait to be confirmed. */
  const at = (hour: number, minute: number) => new Date(Date.UTC(2027, 0, 10, hour, minute))
  const sentAt = [...Array(30).fill(at(13, 30)), ...Array(450).fill(at(14, 0))]

  test('what is left, and when there is room for all, as the structure’s clock tells it', () => {
    const quota = { max: 500, sentAt, reserved: 0, zone }
    expect(say(quota, 50)).toBe(
      'Il reste 20 envois sur 24 heures, pour 50 personnes. Affinez votre requête, ou attendez : il y aura la place à partir du lundi 11 janvier 2027 à 14 h 30.',
    )
    expect(say(quota, 51)).toContain('à partir du lundi 11 janvier 2027 à 15 h.')
    expect(say({ ...quota, reserved: 20 }, 1)).toContain('Il ne reste aucun envoi sur 24 heures, pour une personne.')
  })

  test('no hour where what holds the room hasn’t left yet', () => {
    expect(say({ max: 500, sentAt: [], reserved: 490, zone }, 11)).toMatch(
      /attendez que ce qui est confirmé soit parti\.$/,
    )
  })
})

describe('[2.C6] [2.C10] the steps of a mailing', () => {
  test.each<[MailingMove, string[]]>([
    ['confirm', ['draft', 'declined']],
    ['edit', ['draft', 'declined']],
    ['approve', ['awaiting_approval']],
    ['decline', ['awaiting_approval']],
    ['start', ['to_send', 'sending']],
    ['pause', ['to_send', 'sending']],
    ['resume', ['paused']],
    ['finish', ['sending']],
    ['cancel', ['to_send', 'sending', 'paused']],
  ])('%s is from %o only', (move, from) => {
    expect(mailingStates.filter((state) => checkMove(move, state).ok)).toEqual(from)
    expect(checkMove(move, 'cancelled')).toEqual({ ok: false, refusal: 'wrong_state' })
  })

  test('an admin approves a joint announcement always, a roster’s where the structure says so', () => {
    const strict = { approvesRosterMessages: true }
    const lax = { approvesRosterMessages: false }
    expect(needsApproval({ kind: 'joint', isByAdmin: true }, lax)).toBe(true)
    expect(needsApproval({ kind: 'participants', isByAdmin: false }, strict)).toBe(true)
    expect(needsApproval({ kind: 'participants', isByAdmin: true }, strict)).toBe(false)
    expect(needsApproval({ kind: 'participants', isByAdmin: false }, lax)).toBe(false)
    expect(needsApproval({ kind: 'segment', isByAdmin: false }, strict)).toBe(false)
    expect([leavesAtOnce('one'), leavesAtOnce('participants'), leavesAtOnce('segment')]).toEqual([true, true, false])
  })
})

const plan: Plan = {
  chosen: [{ ...somebody, address: 'a@b.example' }],
  skipped: [],
  settings: usualMessaging,
  quota: { max: 500, sentAt: [], reserved: 0, zone },
  capitals: [],
  regions: [],
  fileCount: 0,
  authorsMissing: 0,
  warnings: [],
}
const draft = {
  kind: 'segment' as const,
  audience: 'email' as const,
  state: 'draft' as const,
  subject: 'Objet',
  body: '{cher}',
  reason: '',
  courseId: null,
}

describe('[2.C6] [2.C7] [2.C9] [2.C10] confirming', () => {
  test('what is in order leaves', () => expect(checkConfirm(draft, plan, []).ok).toBe(true))

  test.each([
    [{ state: 'done' as const }, {}, 'wrong_state'],
    [{ subject: ' ' }, {}, 'subject_missing'],
    [{ body: '{cours}' }, {}, 'variable_elsewhere'],
    [{ body: '[fichier 1]' }, {}, 'unknown_block'],
    [{}, { capitals: ['RABAIS'] }, 'has_capitals'],
    [{ audience: 'service' as const }, {}, 'reason_missing'],
    [{}, { chosen: [] }, 'no_recipient'],
    [{}, { quota: { max: 0, sentAt: [], reserved: 0, zone } }, 'quota_short'],
    [{ kind: 'joint' as const }, { authorsMissing: 1 }, 'authors_missing'],
    [{}, { warnings: ['too_soon' as const] }, 'plan_not_seen'],
  ])('%o with %o is refused: %s', (change, facts, refusal) => {
    expect(checkConfirm({ ...draft, ...change }, { ...plan, ...facts }, [])).toMatchObject({ ok: false, refusal })
  })

  test('an admin’s approval meets the readers, the quota and the agreements as they are by then', () => {
    expect(checkReach({ kind: 'segment' }, plan).ok).toBe(true)
    expect(checkReach({ kind: 'segment' }, { ...plan, chosen: [] })).toMatchObject({ refusal: 'no_recipient' })
    expect(checkReach({ kind: 'joint' }, { ...plan, authorsMissing: 2 })).toMatchObject({
      refusal: 'authors_missing',
      detail: { count: 2 },
    })
  })

  test('a warning that was ticked holds nothing back', () => {
    expect(checkConfirm(draft, { ...plan, warnings: ['too_soon'] }, ['too_soon']).ok).toBe(true)
    expect(checkPlanSeen(['too_soon', 'whole_country'], ['too_soon']).ok).toBe(false)
  })

  test('a roster’s text may name its course, and the files that it has', () => {
    const toRoster = {
      ...draft,
      kind: 'participants' as const,
      courseId: 'x',
      body: '{cours} [fichier 2]',
      reason: 'x',
    }
    expect(topicOf(toRoster)).toBe('course')
    expect(checkWritten(toRoster, { capitals: [], fileCount: 2 }).ok).toBe(true)
    expect(mailingKey('x')).toBe('mailing:x')
  })
})

describe('[6.R13] at the moment of writing', () => {
  const facts = { mailing: 'sending' as const, recipient: 'waiting' as const, audience: 'email' as const, quotaLeft: 1 }
  test.each([
    [{}, {}, { kind: 'write' }],
    [{ mailing: 'paused' as const }, {}, { kind: 'stop' }],
    [{ mailing: 'cancelled' as const }, {}, { kind: 'stop' }],
    [{ recipient: 'written' as const }, {}, { kind: 'stop' }],
    [{ quotaLeft: 0 }, {}, { kind: 'wait' }],
    [{ quotaLeft: 0 }, { hasConsent: false }, { kind: 'skip', reason: 'no_consent' }],
  ])('%o of %o: %o', (change, candidate, verdict) => {
    expect(decideWrite({ ...facts, ...change }, { ...somebody, ...candidate })).toEqual(verdict)
  })
})

describe('[2.C7] the plan of announcements', () => {
  const announced = { theme: 'Printemps', regions: ['FR:75'], series: 'été', isWholeCountry: false }
  const when = { today: '2027-03-31', months: 2 }
  const past = (change: object = {}) => ({ ...announced, confirmedOn: '2027-02-01', ...change })

  test.each([
    [[past()], ['too_soon']],
    [[past({ confirmedOn: '2027-01-31' })], []],
    [[past({ confirmedOn: '2027-02-01', theme: 'printemps ' })], ['too_soon']],
    [[past({ theme: 'Automne' })], []],
    [[past({ regions: ['FR:69'] })], []],
    [[past({ regions: ['FR'] })], ['too_soon']],
    [[past({ regions: [] })], ['too_soon']],
    [[past({ confirmedOn: '2020-01-01' }), past({ confirmedOn: '2021-01-01' })], ['third_of_series']],
  ])('after %o: %o', (before, warnings) => expect(listPlanWarnings(announced, before, when)).toEqual(warnings))

  test('a whole country is said, and nothing without a theme or a series', () => {
    const whole = { theme: '', regions: ['FR'], series: '', isWholeCountry: true }
    expect(listPlanWarnings(whole, [past({ theme: '', series: '' })], when)).toEqual(['whole_country'])
  })
})

describe('[2.A8] [2.C6] unsubscribing by a link', () => {
  const files = [
    { id: 'agreed', isGranted: true, source: 'profile' as const },
    { id: 'silent', isGranted: null, source: null },
    { id: 'refused', isGranted: false, source: 'profile' as const },
    { id: 'stopped', isGranted: false, source: 'mail_link' as const },
  ]
  const idsOf = (wants: boolean) => listSubscriptionWords(files, wants).map(({ id }) => id)
  test('stops every file of the address; coming back undoes what a link did, and no other word', () => {
    expect(idsOf(false)).toEqual(['agreed', 'silent'])
    expect(idsOf(true)).toEqual(['stopped'])
    expect([isSubscribed(files), isSubscribed(files.slice(1))]).toEqual([true, false])
  })
})
