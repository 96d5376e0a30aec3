/*
 * An account is a login and nothing else ([1.B]).
 * Nobody gets in before the address is proved, nor once suspended; the reason is told only to whoever gave the password.
 * A link works once and for a time; opened again, it says what became of it.
 * Of somebody with a second factor a code is asked for after the password; a code is good once ([2.F1] [6.S5]).
 * A password is long, not one that everybody tries, and not made of one's own name ([6.S3]).
 */
import { allow, type Refusal, refuse, type Verdict } from '@/lib/core/outcome'
import { ageOn, type Day, type Instant } from '@/lib/core/time'
import {
  type AccountStatus,
  type AccountTokenKind,
  holderMinAge,
  type LinkRefusal,
  type LoginRefusal,
  linkMinutes,
  type PasswordRefusal,
  passwordMaxLength,
  passwordMinLength,
} from './types'

/** Somebody gets in with the right password, an activated account, and a file in this structure or a role in its office. */
export function checkLogin(facts: {
  isPasswordRight: boolean
  status: AccountStatus
  isKnownHere: boolean
}): Verdict<LoginRefusal> {
  if (!facts.isPasswordRight || facts.status === 'erased') return refuse('wrong_credentials')
  if (facts.status === 'pending') return refuse('not_activated')
  if (facts.status === 'suspended') return refuse('suspended')
  return facts.isKnownHere ? allow : refuse('no_file_here')
}

/** A link works once, until its time is over. */
export function checkLink(
  token: { expiresAt: Instant; usedAt: Instant | null } | null,
  now: Instant,
): Verdict<LinkRefusal> {
  if (!token) return refuse('link_unknown')
  if (token.usedAt) return refuse('link_used')
  return now < token.expiresAt ? allow : refuse('link_expired')
}

/** Asked again by address alone, a link goes to the first sign-up that waits and to the two latest: no later one displaces them all. */
export function chooseLinksAgain<Waiting>(oldestFirst: readonly Waiting[]): Waiting[] {
  return oldestFirst.length <= 3 ? [...oldestFirst] : [oldestFirst[0]!, ...oldestFirst.slice(-2)]
}

/** A link works from now until its kind's time is over. */
export function computeLinkEnd(kind: AccountTokenKind, now: Instant): Instant {
  return new Date(now.getTime() + linkMinutes[kind] * 60_000)
}

/** A code as it was meant: spaces and hyphens are the eye's, letters are capitals. */
export const readCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/** A code is of a step of time now, and of a later one than the last code that was used. */
export function checkCodeStep(
  step: number | null,
  lastStep: number,
): { ok: true; step: number } | Refusal<'wrong_code' | 'code_used'> {
  if (step === null) return refuse('wrong_code')
  return step > lastStep ? { ok: true, step } : refuse('code_used')
}

/** The holder of an account is 18 or more on the day of sign-up; younger, a parent opens it ([1.B2]). */
export function checkHolderAge(birthOn: Day, today: Day): Verdict<'too_young'> {
  return ageOn(birthOn, today) >= holderMinAge ? allow : refuse('too_young')
}

/** A password has 12 characters or more, of which enough are neither a common word or sequence nor one's own name. */
export function checkPassword(password: string, personal: readonly string[] = []): Verdict<PasswordRefusal> {
  const length = [...password].length
  if (length < passwordMinLength) return refuse('password_too_short')
  if (length > passwordMaxLength) return refuse('password_too_long')
  const folded = fold(password)
  if (countGuessless(folded, commonParts) < leastOwn) return refuse('password_common')
  const own = personal.flatMap((text) => fold(text).split(/[^a-z0-9]+/)).filter((part) => part.length >= 3)
  return countGuessless(folded, [...own, ...commonParts]) < leastOwn ? refuse('password_personal') : allow
}

/** A device in words a person knows, from what its browser says of itself; null when it says nothing familiar. */
export function describeDevice(userAgent: string): { browser: string; system: string } | null {
  const browser = browsers.find(([sign]) => userAgent.includes(sign))?.[1]
  const system = systems.find(([sign]) => userAgent.includes(sign))?.[1]
  return browser && system ? { browser, system } : null
}

// Each pretends to be those after it: the first sign found is the right one.
const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'Mac'],
  ['CrOS', 'Chromebook'],
  ['Linux', 'Linux'],
] as const

/** What must be left of a password once everything that an attacker's list holds is taken out of it. */
const leastOwn = 5

/** Lower case, without accents, 'leet' read as letters: what guessing programs try first. */
function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[@4]/g, 'a').replace(/3/g, 'e').replace(/0/g, 'o').replace(/[$5]/g, 's').replace(/[1!|]/g, 'i')
}

function countGuessless(folded: string, parts: readonly string[]): number {
  let left = folded
  for (const part of [...parts].sort((a, b) => b.length - a.length)) left = left.replaceAll(part, ' ')
  // A pattern said again, or a letter drawn out, is worth its first time.
  left = left.replace(/(.{1,8}?)\1+/g, '$1')
  return [...left].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length
}

/** Words, names, keyboard rows and sequences of which the passwords that leak most are made, folded as `fold` does. */
const commonParts = [
  ...'abcdefghijklmnopqrstuvwxyz azertyuiop qsdfghjklm wxcvbn qwertyuiop asdfghjkl zxcvbnm'.split(' ').flatMap(rows),
  ...['123456789', '987654321', '0123456789', '1234567890'].flatMap(rows).map(fold),
  ...['1q2w3e4r5t6y', '1a2z3e4r5t6y', 'qazwsxedc', 'aqwzsxedc', 'a1b2c3d4e5f6'].map(fold),
  ...(
    'password passe motdepasse motdepass mdp pass secret admin administrateur administrator root user utilisateur login connexion bonjour bonsoir salut ' +
    'coucou soleil doudou loulou chouchou nounours chocolat marseille paris france jetaime iloveyou love amour amoureux monamour mavie princesse princess ' +
    'football soccer baseball hockey superman batman pokemon starwars dragon monkey shadow master mustang sunshine welcome bienvenue letmein trustno ' +
    'whatever nicolas julien thomas camille marie jean pierre michael jennifer jessica daniel ashley charlie maman papa famille enfant ' +
    'musique chanson chant chanter piano guitare theatre danse atelier diapason compte client membre test essai demo changeme changer default ' +
    'internet ordinateur computer facebook google iphone samsung windows microsoft azerty qwerty hello monde world lundi mardi mercredi jeudi vendredi ' +
    'samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps ete automne hiver summer winter'
  )
    .split(' ')
    .map(fold),
  ...Array.from({ length: 100 }, (_, index) => fold(String(1940 + index))),
]

/** Each run of four or more neighbours of a row, both ways. */
function rows(row: string): string[] {
  const runs: string[] = []
  for (const line of [row, [...row].reverse().join('')]) {
    for (let from = 0; from < line.length; from += 1) {
      for (let to = from + 4; to <= line.length; to += 1) runs.push(line.slice(from, to))
    }
  }
  return runs
}
