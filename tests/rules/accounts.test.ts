import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkHolderAge,
  checkLink,
  checkLogin,
  checkPassword,
  chooseLinksAgain,
  computeLinkEnd,
  describeDevice,
} from '@/lib/accounts/rules'
import { loginSchema, resetSchema } from '@/lib/accounts/schema'
import { accountStatuses } from '@/lib/accounts/types'
import { contentSecurityPolicy } from '@/lib/gate/csp'
import { isOwnOrigin } from '@/lib/gate/origin'
import { safeReturnPath } from '@/lib/gate/return-path'
import { signUpSchema } from '@/lib/learners/schema'

describe('[1.B4] who gets in', () => {
  test.each([
    [{ isPasswordRight: true, status: 'active', isKnownHere: true }, undefined],
    [{ isPasswordRight: true, status: 'pending', isKnownHere: true }, 'not_activated'],
    [{ isPasswordRight: true, status: 'suspended', isKnownHere: true }, 'suspended'],
    [{ isPasswordRight: true, status: 'active', isKnownHere: false }, 'no_file_here'],
    [{ isPasswordRight: true, status: 'erased', isKnownHere: true }, 'wrong_credentials'],
  ] as const)('%o → %s', (facts, refusal) => {
    const verdict = checkLogin(facts)
    expect(verdict.ok ? undefined : verdict.refusal).toBe(refusal)
  })

  test('a wrong password says the same whatever the account is', () => {
    for (const status of accountStatuses) {
      for (const isKnownHere of [true, false]) {
        expect(checkLogin({ isPasswordRight: false, status, isKnownHere })).toEqual({
          ok: false,
          refusal: 'wrong_credentials',
        })
      }
    }
  })
})

describe('[1.B2] [1.B4] links', () => {
  const now = new Date('2026-11-21T10:00:00Z')

  test('an activation lasts 24 h and a reset 30 minutes, to the second', () => {
    expect(chooseLinksAgain([1, 2, 3])).toEqual([1, 2, 3])
    expect(chooseLinksAgain([1, 2, 3, 4, 5])).toEqual([1, 4, 5])
    expect(computeLinkEnd('activation', now).toISOString()).toBe('2026-11-22T10:00:00.000Z')
    expect(computeLinkEnd('reset', now).toISOString()).toBe('2026-11-21T10:30:00.000Z')
    const token = { expiresAt: computeLinkEnd('reset', now), usedAt: null }
    const at = (ms: number) => new Date(token.expiresAt.getTime() + ms)
    expect(checkLink(token, at(-1000)).ok).toBe(true)
    expect(checkLink(token, at(0))).toEqual({ ok: false, refusal: 'link_expired' })
    expect(checkLink(token, at(1000))).toEqual({ ok: false, refusal: 'link_expired' })
  })

  test('a used link says so even once it has expired; an unknown one is unknown', () => {
    const expiresAt = new Date('2026-11-20T10:00:00Z')
    expect(checkLink({ expiresAt, usedAt: now }, now)).toEqual({ ok: false, refusal: 'link_used' })
    expect(checkLink(null, now)).toEqual({ ok: false, refusal: 'link_unknown' })
  })
})

test('[1.B2] the holder of an account is 18 on the day', () => {
  expect(checkHolderAge('2008-11-21', '2026-11-21').ok).toBe(true)
  expect(checkHolderAge('2008-11-22', '2026-11-21')).toEqual({ ok: false, refusal: 'too_young' })
  // Born on 29 February: 18 on 1 March of a year without one.
  expect(checkHolderAge('2008-02-29', '2026-02-28').ok).toBe(false)
  expect(checkHolderAge('2008-02-29', '2026-03-01').ok).toBe(true)
})

describe('[6.S3] passwords', () => {
  test.each(['court', 'onze-lettre', '🎵🎵🎵🎵🎵🎵'])('too short: %s', (password) => {
    expect(checkPassword(password)).toEqual({ ok: false, refusal: 'password_too_short' })
  })

  test.each([
    'motdepasse123',
    'Motdepasse2024!',
    'passwordpassword',
    'P@ssw0rd1234',
    'azertyuiop12',
    'AZERTYUIOP123456',
    'qwertyuiop123',
    '123456789012',
    '098765432109',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    'iloveyou1234',
    'jetaime123456',
    'administrateur1',
    'chouchou12345',
    'marseille1313',
    'bonjour12345',
    '1q2w3e4r5t6y',
    'soleil2024soleil',
    '!!!!!!!!!!!!!!',
    '            ',
    '01/02/199001/02/1990',
  ])('everybody tries %s', (password) => {
    expect(checkPassword(password)).toEqual({ ok: false, refusal: 'password_common' })
  })

  test('one’s own name, address or birth doesn’t make a password', () => {
    const own = ['claire.vasseur@exemple.example', 'Claire', 'Vasseur']
    for (const password of [
      'ClaireVasseur',
      'vasseur-claire-75',
      'Cl@ireV@sseur1992!',
      'claire.vasseur@exemple.example',
    ]) {
      expect(checkPassword(password, own)).toEqual({ ok: false, refusal: 'password_personal' })
      expect(checkPassword(password).ok, password).toBe(true)
    }
  })

  test.each([
    'cheval agrafe pile correct',
    'le bouton vert et 440',
    'tHeQ8!vLp2#zRk',
    'une valise sous le piano',
    'Żółć gęślą jaźń',
    'パスワードは秘密ですよ今日',
    'kR7-mmw-04f-zzq',
  ])('accepted: %s', (password) => {
    expect(checkPassword(password, ['Claire', 'Vasseur'])).toEqual({ ok: true })
  })

  test('a very long one is refused before anything costly is done', () => {
    expect(checkPassword('x y '.repeat(60))).toEqual({ ok: false, refusal: 'password_too_long' })
    expect(checkPassword('é'.repeat(1_000_000)).ok).toBe(false)
  })

  test('what a password manager makes is always accepted, quickly', () => {
    const letters = 'bcdfghjkmpqrtvwxzBCDFGHJKMPQRTVWXZ256789#%+-'.split('')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { minLength: 16, maxLength: 40 }), (made) => {
        fc.pre(new Set(made).size > 8)
        return checkPassword(made.join(''), ['Claire', 'Vasseur']).ok
      }),
      { numRuns: 500 },
    )
  })

  test('no text takes long to be judged', () => {
    const from = performance.now()
    for (const text of ['a'.repeat(200), 'ab'.repeat(100), '1'.repeat(199), 'azerty'.repeat(33)]) checkPassword(text)
    expect(performance.now() - from).toBeLessThan(500)
  })
})

describe('[1.B4] going back after a login never leaves the structure', () => {
  test.each([
    ['/atelier/mon-compte/suivi', '/atelier/mon-compte/suivi'],
    ['/atelier/mon-compte/reserver/1/2?semaine=2026-11-23', '/atelier/mon-compte/reserver/1/2?semaine=2026-11-23'],
    ['/atelier/panier', '/atelier/panier'],
    ['/atelier/panier#fin', '/atelier/panier'],
  ])('%s', (asked, path) => {
    expect(safeReturnPath('atelier', asked)).toBe(path)
  })

  test.each([
    'https://evil.example/atelier/',
    '//evil.example/atelier/',
    '/\\evil.example',
    '/atelier/\\evil.example',
    '/atelier//evil.example',
    '/atelier/../../evil',
    '/atelier/..//evil.example',
    '/\t/evil.example',
    '/atelier/\n/evil',
    'javascript:alert(1)',
    '/conservatoire/mon-compte',
    '/atelier',
    '/atelier.evil.example/',
    '',
    ['/atelier/a', '/atelier/b'],
    undefined,
    `/atelier/${'a'.repeat(600)}`,
  ])('%o goes to the account', (asked) => {
    expect(safeReturnPath('atelier', asked)).toBe('/atelier/mon-compte')
  })

  test('whatever is asked, the browser stays here', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/atelier/${text}`),
        ),
        (asked) => {
          const url = new URL(safeReturnPath('atelier', asked), 'https://portal.example')
          return url.origin === 'https://portal.example' && url.pathname.startsWith('/atelier/')
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('[6.S6] origins and policies', () => {
  const from = (entries: Record<string, string>) => isOwnOrigin(new Headers(entries))

  test('only the host that the browser asked may send forms to it', () => {
    expect(from({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(true)
    expect(from({ origin: 'http://192.168.1.12:3000', host: '192.168.1.12:3000' })).toBe(true)
    expect(from({ origin: 'https://portal.example', host: 'app:3000', 'x-forwarded-host': 'portal.example' })).toBe(
      true,
    )
    expect(from({ origin: 'https://evil.example', host: 'portal.example' })).toBe(false)
    expect(from({ origin: 'http://localhost:3001', host: 'localhost:3000' })).toBe(false)
    expect(from({ origin: 'null', host: 'localhost:3000' })).toBe(false)
    expect(from({ origin: 'https://portal.example.evil.example', host: 'portal.example' })).toBe(false)
    expect(from({ host: 'localhost:3000' })).toBe(true)
    expect(from({ host: 'localhost:3000', 'sec-fetch-site': 'cross-site' })).toBe(false)
  })

  test('third parties are named on payment pages only', () => {
    const plain = contentSecurityPolicy({ nonce: 'n', takesMoney: false, sandboxOrigin: 'http://localhost:4010' })
    expect(plain).not.toMatch(/stripe|4010|unsafe-eval/)
    expect(plain).toContain("script-src 'self' 'nonce-n' 'strict-dynamic'")
    const real = contentSecurityPolicy({ nonce: 'n', takesMoney: true })
    expect(real).toContain('frame-src https://js.stripe.com https://hooks.stripe.com')
    expect(real).not.toContain('4010')
    const sandbox = contentSecurityPolicy({ nonce: 'n', takesMoney: true, sandboxOrigin: 'http://localhost:4010' })
    expect(sandbox).toContain("connect-src 'self' http://localhost:4010")
    expect(sandbox).not.toContain('stripe.com')
    for (const policy of [plain, real, sandbox]) expect(policy).toContain("frame-ancestors 'none'")
  })
})

describe('[1.B1] what is typed in the forms', () => {
  const good = {
    email: ' Claire.Vasseur@Exemple.example ',
    firstName: 'Claire',
    lastName: 'Vasseur',
    password: 'une valise sous le piano',
    passwordConfirmation: 'une valise sous le piano',
    birthOn: '05/09/1984',
    addressLine1: '3  rue des Lilas',
    addressLine2: '',
    postcode: '75011',
    city: 'Paris',
    phone: '0612345678',
    terms: 'on',
  }
  const errorsOf = (form: Record<string, unknown>) => {
    const parsed = signUpSchema.safeParse(form)
    return parsed.success ? [] : [...new Set(parsed.error.issues.map((issue) => issue.path[0]))]
  }

  test('is kept as it will be shown: e-mail in lower case, telephone in E.164, day of birth', () => {
    expect(signUpSchema.parse(good)).toMatchObject({
      email: 'claire.vasseur@exemple.example',
      phone: '+33612345678',
      birthOn: '1984-09-05',
      addressLine1: '3 rue des Lilas',
    })
  })

  test.each([
    ['email', 'claire@'],
    ['email', 'claire@exemple.example\r\nBcc: all@evil.example'],
    ['firstName', '   '],
    ['firstName', 'visit evil.example'],
    ['lastName', '<script>alert(1)</script>'],
    ['lastName', 'http://evil.example'],
    ['lastName', 'x'.repeat(61)],
    ['password', 'court'],
    ['passwordConfirmation', 'autre chose'],
    ['birthOn', '31/02/1984'],
    ['birthOn', '1984-09-05'],
    ['birthOn', '05/09/0084'],
    ['addressLine1', ''],
    ['postcode', ''],
    ['postcode', '=cmd|calc'],
    ['city', ''],
    ['phone', '06'],
    ['phone', 'abc'],
    ['terms', undefined],
    ['terms', 'off'],
  ])('%s refuses %s', (field, value) => {
    expect(errorsOf({ ...good, [field]: value })).toContain(field)
  })

  test('all errors are said at once', () => {
    expect(errorsOf({ ...good, email: 'x', phone: '1', passwordConfirmation: 'non', birthOn: '' }).sort()).toEqual(
      ['birthOn', 'email', 'passwordConfirmation', 'phone'].sort(),
    )
  })

  test('names of all kinds are names', () => {
    for (const name of ['Zoé', 'Jean-Pierre', 'O’Brien', "D'Artagnan", 'Żółć', 'Nguyễn Văn', 'J.P.', '李']) {
      expect(errorsOf({ ...good, firstName: name }), name).toEqual([])
    }
  })

  test('numbers from abroad keep their country', () => {
    expect(signUpSchema.parse({ ...good, phone: '+1 418 555 0112' }).phone).toBe('+14185550112')
    expect(signUpSchema.parse({ ...good, phone: '01 99 00 12 34' }).phone).toBe('+33199001234')
  })

  test('hostile values never throw and never become something else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(good)), fc.anything()), (form) => {
        signUpSchema.safeParse({ ...good, ...form })
        loginSchema.safeParse(form)
        resetSchema.safeParse(form)
      }),
      { numRuns: 500 },
    )
  })
})

test('[6.S2] a device is named by what its browser says', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  expect(describeDevice(chrome)).toEqual({ browser: 'Chrome', system: 'Linux' })
  expect(describeDevice(`${chrome} Edg/140.0`)).toEqual({ browser: 'Edge', system: 'Linux' })
  expect(describeDevice(iphone)).toEqual({ browser: 'Safari', system: 'iPhone' })
  expect(describeDevice('curl/8')).toBeNull()
})
