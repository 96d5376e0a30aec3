import type { PassRefusal } from '@/lib/passes/types'

export default {
  refusals: {
    no_credit_left: 'Il ne reste plus de cours à réserver sur ce forfait.',
    pass_not_started: 'Ce forfait ne permet pas encore de cours à cette date.',
    pass_expired: 'Cette date est après la fin de validité du forfait.',
    pass_frozen: 'Ce forfait est gelé ce jour-là : choisissez une date après son gel.',
    payment_due:
      'Un paiement de la commande de ce forfait est à régulariser : les cours déjà réservés restent, les nouvelles réservations reprennent dès son règlement.',
  } satisfies Record<PassRefusal, string>,
  columns: {
    name: 'Cours',
    taken: 'Pris',
    reserved: 'Réservés',
    remaining: 'Restants',
    expiry: 'Expiration',
    action: 'Réserver',
  },
  card: '{granted, plural, one {# cours} other {# cours}} : {taken, plural, =0 {aucun pris} one {# pris} other {# pris}}, {reserved, plural, =0 {aucun réservé} one {# réservé} other {# réservés}}, {remaining, plural, =0 {aucun restant} one {# restant} other {# restants}}',
  taken: '{count, plural, one {pris} other {pris}}',
  reserved: '{count, plural, one {réservé} other {réservés}}',
  remaining: '{count, plural, one {restant} other {restants}}',
  expiry: 'expiration',
  until: 'jusqu’au {day}',
  endsSoon: 'Expire dans {count, plural, =0 {moins d’un jour} one {# jour} other {# jours}}',
  from: 'Premier cours possible le {day}',
  forLearner: 'pour {name}',
  frozen: 'Gelé du {from} au {until} : aucun cours ces jours-là',
  book: 'Réserver un cours',
  bookOn: 'Réserver un cours sur {name}',
  place: 'Choisir une séance',
  placeOn: 'Choisir une séance pour {name}',
  postponements: '{count, plural, one {report restant} other {reports restants}}',
}
