import type { PlacingRefusal, PostponementRefusal } from '@/lib/courses/types'
import type { SeatRefusal } from '@/lib/places/types'

/** Les places aux séances des cours collectifs : dates d'un forfait, reports, séances à choisir. */
export default {
  dates: { full: 'complet', busy: 'déjà un cours à cette heure' },
  hold: {
    left: 'Vos places sont gardées encore {time}.',
    over: 'Vos places ne sont plus gardées : revenez au panier.',
    untilDay: 'Vos places sont gardées jusqu’au {day} inclus.',
    sessions: 'Dates des séances',
  },
  postpone: {
    link: 'Reporter',
    to: 'Reporté au {day}',
    linkOf: 'Reporter la séance du {when}',
    until: 'Report possible jusqu’au {when} ({count, plural, one {# report restant} other {# reports restants}}).',
    was: 'Le report était possible jusqu’au {when}.',
    noneLeft: 'Plus de report possible sur ce forfait.',
    underWay: 'La séance a commencé.',
    title: 'Reporter cette séance',
    lead: 'Relisez, puis confirmez : rien ne change avant.',
    given: 'Vous laissez votre place',
    taken: 'Vous prenez une place',
    left: '{count, plural, =0 {Ce sera votre dernier report sur ce forfait.} one {Il vous restera # report sur ce forfait.} other {Il vous restera # reports sur ce forfait.}}',
    why: 'La nouvelle date est la prochaine séance du même cours, après la dernière de votre forfait, où il reste une place. Votre place libérée est proposée à la liste d’attente.',
    submit: 'Reporter la séance',
    pending: 'Report en cours…',
    back: 'Garder la date',
    impossible: 'Cette séance ne peut pas être reportée',
    done: 'La séance est reportée au {when}.',
    doneUnknown: 'La séance est reportée.',
  },
  place: {
    title: 'Choisir une séance',
    lead: '{count, plural, one {Il reste # séance à placer} other {Il reste # séances à placer}} sur « {name} », pour {learner}.',
    sessions: 'Séances avec une place',
    submit: 'Réserver cette séance',
    pending: 'Réservation…',
    back: 'Mon suivi',
    none: 'Aucune séance n’a de place pour le moment',
    noneText: 'Votre séance reste acquise sur ce forfait : revenez plus tard, ou contactez-nous.',
    free: '{count, plural, one {# place} other {# places}}',
    done: 'La séance du {when} est réservée.',
  },
  refusals: {
    session_full: 'Cette séance vient d’être complète. Rien n’a changé.',
    already_enrolled: 'L’élève a déjà une place à cette séance.',
    session_cancelled: 'Cette séance n’a plus lieu.',
    lesson_started: 'Cette séance a déjà commencé : elle ne peut plus être reportée.',
    lesson_cancelled: 'Cette séance est annulée.',
    too_late_to_postpone: 'Cette séance commence dans moins de {hours} h : elle ne peut plus être reportée.',
    no_postponement_left: 'Il ne reste plus de report possible sur ce forfait.',
    no_later_place:
      'Aucune séance n’a de place après la dernière de votre forfait. Votre place reste la vôtre ; revenez plus tard, ou contactez-nous.',
    postponement_changed: 'La nouvelle date a changé entre-temps. Voici celle qui est proposée maintenant.',
    place_gone: 'Cette séance n’a plus de place. Choisissez-en une autre.',
    no_credit_left: 'Il ne reste plus de séance à placer sur ce forfait.',
    pass_not_started: 'Ce forfait ne permet pas encore de séance à cette date.',
    pass_expired: 'Cette date est après la fin de validité de votre forfait.',
    payment_due:
      'Un paiement de la commande de ce forfait est à régulariser : les séances déjà réservées restent, le reste reprend dès son règlement.',
  } satisfies Record<SeatRefusal | PostponementRefusal | PlacingRefusal, string>,
}
