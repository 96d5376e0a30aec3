import { isInForce } from '@/lib/memberships/rules'
import { atelierTeachers } from '../content/teachers'
import { type Habit, takeLessons } from './lessons'
import { childNames, crowdNames } from './names'
import { addChild, addMember, grantReducedRate, type Person, type SeedMember } from './people'
import { buy, type Purchase } from './purchases'
import type { World } from './world'

type Discipline = 'chant' | 'theatre' | 'comedie-musicale' | 'piano'
type Given = { world: World; person: Person; discipline: Discipline; habit: Habit; index: number }
type State = (given: Given) => void

const packageOf = (size: 4 | 10 | 30, discipline: Discipline) => `forfait-${size}-cours-${discipline}`
const inDays = (world: World, low: number, high: number) => world.random.integer(low, high)

function joined({ world, person }: Given, daysAgo: number): SeedMember {
  return addMember(world, { ...person, joinedDaysAgo: daysAgo })
}

const hasMembership = (world: World, member: SeedMember, daysAgo: number) =>
  world.rows.memberships.some((one) => one.learnerId === member.self.id && isInForce(one, world.daysAgo(daysAgo)))

/** A trial, a first package, then one package after another until today. */
const regular: State = (given) => {
  const { world, discipline, habit } = given
  const since = inDays(world, 320, 715)
  const member = joined(given, since)
  const [trial] = buy(world, { member, daysAgo: since - 1, lines: [{ offer: `essai-${discipline}` }] })
  takeLessons(world, trial!, { ...habit, past: 1 })
  for (let daysAgo = since - 25; daysAgo > 12; daysAgo -= inDays(world, 85, 130)) {
    const needsMembership = !hasMembership(world, member, daysAgo)
    const isLast = daysAgo < 110
    const [pass] = buy(world, {
      member,
      daysAgo,
      means: !isLast && world.random.chance(0.3) ? 'cheque' : 'card',
      instalments: 1,
      lines: [
        ...(needsMembership ? [{ offer: 'adhesion-annuelle' }] : []),
        { offer: packageOf(isLast ? 10 : world.random.pick([4, 10] as const), discipline) },
      ],
    })
    takeLessons(world, pass!, {
      ...habit,
      past: isLast ? inDays(world, 2, 6) : inDays(world, 4, 10),
      cancelled: inDays(world, 0, 1),
      coming: isLast ? inDays(world, 1, 3) : 0,
    })
  }
}

/** Nine of ten lessons taken or reserved. */
const nearlyUsed: State = (given) => {
  const { world, discipline, habit } = given
  const since = inDays(world, 100, 160)
  const member = joined(given, since + 3)
  const [ten] = buy(world, {
    member,
    daysAgo: since,
    lines: [{ offer: 'adhesion-annuelle' }, { offer: packageOf(10, discipline) }],
  })
  takeLessons(world, ten!, { ...habit, past: 8, coming: 1 })
}

/** A package that ran out of days before it ran out of lessons; the membership still holds. */
const expired: State = (given) => {
  const { world, discipline, habit } = given
  const since = inDays(world, 200, 300)
  const member = joined(given, since + 2)
  const [ten] = buy(world, {
    member,
    daysAgo: since,
    means: 'cheque',
    instalments: 3,
    lines: [{ offer: 'adhesion-annuelle' }, { offer: packageOf(10, discipline) }],
  })
  takeLessons(world, ten!, { ...habit, past: inDays(world, 5, 8), lastWas: 'teacher_absent' })
}

/** Gone: everything is in the past. */
const membershipEnded: State = (given) => {
  const { world, discipline, habit } = given
  const since = inDays(world, 400, 690)
  const member = joined(given, since + 4)
  const [ten] = buy(world, {
    member,
    daysAgo: since,
    means: 'transfer',
    lines: [{ offer: 'adhesion-annuelle' }, { offer: packageOf(10, discipline) }],
  })
  takeLessons(world, ten!, { ...habit, past: 10 })
}

/** Lessons bought one at a time, without a membership. */
const singles: State = (given) => {
  const { world, discipline, habit } = given
  const member = joined(given, 190)
  for (const daysAgo of [150, 95, 50]) {
    const [single] = buy(world, { member, daysAgo, lines: [{ offer: `cours-${discipline}` }] })
    takeLessons(world, single!, { ...habit, past: 1 })
  }
  const [current] = buy(world, { member, daysAgo: 5, lines: [{ offer: `cours-${discipline}` }] })
  takeLessons(world, current!, { ...habit, coming: given.index % 2 })
}

/** A trial bought, to come or not yet booked. */
const trial: State = (given) => {
  const { world, discipline, habit } = given
  const member = joined(given, 10)
  const [pass] = buy(world, { member, daysAgo: 8, lines: [{ offer: `essai-${discipline}` }] })
  takeLessons(world, pass!, { ...habit, coming: given.index % 2 })
  const lines = [{ offer: 'adhesion-annuelle' }, { offer: packageOf(10, discipline) }]
  const bought = { member, means: 'cheque', instalments: 3, lines } as const
  // After the trial, a package by cheques: each of the four is where a cheque may be ([1.D12]).
  const orders: readonly Purchase[] = [
    { ...bought, daysAgo: 3, outcome: 'waiting', cheques: 'expected' },
    { ...bought, daysAgo: 5, outcome: 'waiting', cheques: 'to_fix' },
    { ...bought, daysAgo: 6, outcome: 'waiting' },
    { ...bought, daysAgo: 7, cheques: 'bounced' },
  ]
  buy(world, orders[given.index % orders.length]!)
}

/** Orders by transfer that wait: one of this week, one that goes in a few days and whose buyer has been told ([1.D7]). */
const waiting: State = (given) => {
  const { world, discipline, index } = given
  const member = joined(given, 19)
  const lines = [{ offer: 'adhesion-annuelle' }, { offer: packageOf(4, discipline) }]
  buy(world, { member, daysAgo: index % 2 ? 17 : 3, means: 'transfer', outcome: 'waiting', lines })
}

const newcomer: State = (given) => {
  joined(given, inDays(given.world, 1, 20))
}

const unactivated: State = (given) => {
  addMember(given.world, { ...given.person, joinedDaysAgo: inDays(given.world, 1, 40), status: 'pending' })
}

/** The membership at the reduced price, on a proof. */
const reduced: State = (given) => {
  const { world, discipline, habit } = given
  const since = inDays(world, 60, 80)
  const member = joined(given, since + 20)
  grantReducedRate(world, member.self, { daysAgo: since + 5, endsInDays: 200, reason: 'Attestation de France Travail' })
  const [four] = buy(world, {
    member,
    daysAgo: since,
    lines: [{ offer: 'adhesion-annuelle', reduced: true }, { offer: packageOf(4, discipline) }],
  })
  takeLessons(world, four!, { ...habit, past: 2, coming: 1 })
}

/** A parent who takes no lesson, and a child who does. */
const family: State = (given) => {
  const { world, person, habit, index } = given
  const since = inDays(world, 70, 120)
  const member = joined(given, since + 3)
  const firstName = childNames[index % childNames.length]!
  const child = addChild(world, member, { firstName, lastName: person.lastName, age: 7 + (index % 5) })
  const [ten] = buy(world, {
    member,
    daysAgo: since,
    lines: [
      { offer: 'adhesion-annuelle', learner: child },
      { offer: packageOf(10, 'piano'), learner: child },
    ],
  })
  const teacher = index % 2 ? 'olivier-samson' : 'agathe-lenoir'
  takeLessons(world, ten!, { ...habit, teacher, weekday: undefined, near: '14:00', past: 5, coming: 2 })
}

/** Accounts that ended: suspended by the office, or left at the person's request. */
const ended =
  (end: Pick<Person, 'status' | 'leftDaysAgo'>): State =>
  (given) => {
    const { world, discipline, habit } = given
    const member = addMember(world, { ...given.person, joinedDaysAgo: 520, ...end })
    const [single] = buy(world, { member, daysAgo: 510, lines: [{ offer: `cours-${discipline}` }] })
    takeLessons(world, single!, { ...habit, past: 1 })
  }

const states: readonly (readonly [State, number])[] = [
  [regular, 16],
  [nearlyUsed, 4],
  [expired, 4],
  [membershipEnded, 5],
  [singles, 5],
  [trial, 4],
  [newcomer, 1],
  [waiting, 2],
  [unactivated, 2],
  [reduced, 3],
  [family, 4],
  [ended({ status: 'suspended' }), 1],
  [ended({ leftDaysAgo: 400 }), 1],
]

const disciplines: readonly Discipline[] = ['chant', 'theatre', 'comedie-musicale', 'chant', 'piano']

/** The fifty-two others, spread over the teachers and the hours. */
export function addCrowd(world: World): void {
  const order = states.flatMap(([state, count]) => Array.from({ length: count }, () => state))
  crowdNames.forEach(([firstName, lastName], index) => {
    const discipline = disciplines[index % disciplines.length]!
    const teachers = atelierTeachers.filter((teacher) => teacher.teaches.includes(discipline))
    const teacher = teachers[index % teachers.length]!
    const hours = world.random.pick(teacher.hours)
    const habit = {
      teacher: teacher.slug,
      near: world.random.pick(['10:00', '14:00', '16:30', '18:00']),
      weekday: world.random.pick(hours.days),
    }
    const person = { firstName, lastName, age: world.random.integer(19, 68), joinedDaysAgo: 0 }
    order[index]!({ world, person, discipline, habit, index })
  })
}
