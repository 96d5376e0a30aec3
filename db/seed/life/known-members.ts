import { takeLessons } from './lessons'
import { addChild, addMember, fillCart, grantReducedRate } from './people'
import { buy } from './purchases'
import type { World } from './world'

/** The eight members of db/seed/accounts.json: each of them shows something. */
export function addKnownMembers(world: World): void {
  addRegular(world)
  addNewcomer(world)
  addFamily(world)
  addLapsed(world)
  addReducedRate(world)
  addNearlyUsed(world)
  addUnactivated(world)
  addUnpaid(world)
}

/** Two years of chant: every kind of line in Mon suivi and Mes achats. */
function addRegular(world: World): void {
  const member = addMember(world, {
    firstName: 'Claire',
    lastName: 'Vasseur',
    age: 34,
    joinedDaysAgo: 702,
    city: ['75011', 'Paris'],
  })
  const helene = { teacher: 'helene-marchal', near: '18:00', weekday: 3 }
  const paul = { teacher: 'paul-verdier', near: '18:00', weekday: 4 }
  const [trial] = buy(world, { member, daysAgo: 701, lines: [{ offer: 'essai-chant' }] })
  takeLessons(world, trial!, { ...helene, past: 1 })
  const [four] = buy(world, {
    member,
    daysAgo: 676,
    lines: [{ offer: 'adhesion-annuelle' }, { offer: 'forfait-4-cours-chant' }],
  })
  takeLessons(world, four!, { ...helene, past: 3, lastWas: 'absent' })
  const [thirty] = buy(world, {
    member,
    daysAgo: 575,
    means: 'cheque',
    instalments: 3,
    lines: [{ offer: 'forfait-30-cours-chant' }],
  })
  takeLessons(world, thirty!, { ...helene, past: 30, cancelled: 3 })
  buy(world, { member, daysAgo: 318, lines: [{ offer: 'adhesion-annuelle' }] })
  const [scene] = buy(world, { member, daysAgo: 190, lines: [{ offer: 'cours-theatre' }] })
  takeLessons(world, scene!, { teacher: 'ines-corbel', near: '13:00', past: 1 })
  const [ten] = buy(world, { member, daysAgo: 62, lines: [{ offer: 'forfait-10-cours-chant' }] })
  takeLessons(world, ten!, { ...paul, past: 3, cancelled: 1 })
  // The first of these is often too near to be cancelled, the next ones can be.
  takeLessons(world, ten!, { teacher: 'paul-verdier', near: '09:00', isSoon: true, coming: 1 })
  takeLessons(world, ten!, { ...paul, coming: 1 })
}

/** Activated, nothing bought, an empty 'Mon suivi'. */
function addNewcomer(world: World): void {
  addMember(world, { firstName: 'Mehdi', lastName: 'Benali', age: 27, joinedDaysAgo: 2, city: ['93100', 'Montreuil'] })
}

/** A mother and her two children, each with their own lessons and memberships. */
function addFamily(world: World): void {
  const member = addMember(world, {
    firstName: 'Sophie',
    lastName: 'Lambert',
    age: 43,
    joinedDaysAgo: 420,
    city: ['75017', 'Paris'],
  })
  const leo = addChild(world, member, { firstName: 'Léo', lastName: 'Lambert', age: 13 })
  const nina = addChild(world, member, {
    firstName: 'Nina',
    lastName: 'Lambert',
    age: 8,
    notes: 'Lit déjà la clé de sol.',
  })
  const [early] = buy(world, {
    member,
    daysAgo: 330,
    lines: [
      { offer: 'adhesion-annuelle', learner: leo },
      { offer: 'forfait-10-cours-theatre', learner: leo },
    ],
  })
  takeLessons(world, early!, { teacher: 'marc-aubrac', near: '17:00', weekday: 3, past: 10, cancelled: 1 })
  const [piano, theatre] = buy(world, {
    member,
    daysAgo: 48,
    lines: [
      { offer: 'adhesion-annuelle', learner: nina },
      { offer: 'forfait-10-cours-piano', learner: nina },
      { offer: 'forfait-30-cours-theatre', learner: leo },
    ],
  })
  takeLessons(world, piano!, { teacher: 'olivier-samson', near: '10:00', weekday: 6, past: 4, coming: 3 })
  takeLessons(world, theatre!, { teacher: 'marc-aubrac', near: '17:00', weekday: 3, past: 5, coming: 2 })
  const [own] = buy(world, { member, daysAgo: 9, lines: [{ offer: 'essai-chant' }] })
  takeLessons(world, own!, { teacher: 'nadia-ferrand', near: '19:00', coming: 1 })
}

/** The membership is over and a package expired with lessons left. */
function addLapsed(world: World): void {
  const member = addMember(world, { firstName: 'Julien', lastName: 'Moreau', age: 51, joinedDaysAgo: 560 })
  const [ten] = buy(world, {
    member,
    daysAgo: 540,
    lines: [{ offer: 'adhesion-annuelle' }, { offer: 'forfait-10-cours-comedie-musicale' }],
  })
  takeLessons(world, ten!, { teacher: 'sacha-delmas', near: '18:30', weekday: 5, past: 7 })
  const [four] = buy(world, {
    member,
    daysAgo: 250,
    means: 'transfer',
    lines: [{ offer: 'forfait-4-cours-comedie-musicale' }],
  })
  takeLessons(world, four!, { teacher: 'sacha-delmas', near: '18:30', weekday: 5, past: 2 })
}

/** A student to whom the office granted the reduced price: the membership waits in the cart at 30,00 €. */
function addReducedRate(world: World): void {
  const member = addMember(world, { firstName: 'Amina', lastName: 'Diallo', age: 22, joinedDaysAgo: 34 })
  grantReducedRate(world, member.self, {
    daysAgo: 6,
    endsInDays: 300,
    reason: 'Carte d’étudiante en cours de validité',
  })
  const [trial] = buy(world, { member, daysAgo: 30, lines: [{ offer: 'essai-comedie-musicale' }] })
  takeLessons(world, trial!, { teacher: 'agathe-lenoir', near: '16:00', past: 1 })
  fillCart(world, member, [
    { offer: 'adhesion-annuelle', learner: member.self, priceCents: 3_000 },
    { offer: 'forfait-4-cours-comedie-musicale', learner: member.self },
  ])
}

/** One lesson left, and a pass which ends soon; the next one is there, by card in three times, of which two are to come ([1.D11]). */
function addNearlyUsed(world: World): void {
  const member = addMember(world, { firstName: 'Thomas', lastName: 'Girard', age: 39, joinedDaysAgo: 172 })
  const [ten] = buy(world, {
    member,
    daysAgo: 168,
    lines: [{ offer: 'adhesion-annuelle' }, { offer: 'forfait-10-cours-piano' }],
  })
  takeLessons(world, ten!, { teacher: 'agathe-lenoir', near: '17:00', weekday: 4, past: 8, cancelled: 1, coming: 1 })
  buy(world, { member, daysAgo: 12, instalments: 3, lines: [{ offer: 'forfait-10-cours-piano' }] })
}

/** Signed up, and the confirmation mail is still unread: login refuses until it is activated. */
function addUnactivated(world: World): void {
  addMember(world, { firstName: 'Lucie', lastName: 'Perrin', age: 29, joinedDaysAgo: 1, status: 'pending' })
}

/** A refused card yesterday: the order has expired, the cart is intact. Asked to wait for the end of the 14 days. */
function addUnpaid(world: World): void {
  const member = addMember(world, { firstName: 'Paul', lastName: 'Chevalier', age: 60, joinedDaysAgo: 12 })
  buy(world, {
    member,
    daysAgo: 8,
    immediate: false,
    lines: [{ offer: 'adhesion-annuelle' }, { offer: 'cours-theatre' }],
  })
  buy(world, { member, daysAgo: 1, outcome: 'expired', lines: [{ offer: 'forfait-4-cours-theatre' }] })
  fillCart(world, member, [{ offer: 'forfait-4-cours-theatre', learner: member.self }])
}
