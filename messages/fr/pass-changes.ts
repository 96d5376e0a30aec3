import type { PassChangeRefusal } from '@/lib/passes/types'

/** Les jours d’un forfait, changés par l’administration : prolongé, gelé, remis comme avant. */
export default {
  refusals: {
    nothing_left: 'Il ne reste aucun cours sur ce forfait : rien à prolonger.',
    extension_not_later: 'Choisissez un jour après le dernier jour actuel du forfait, et pas un jour passé.',
    change_too_long: 'Un an au plus à la fois.',
    freeze_of_sessions:
      'Les séances d’un cours collectif ont leurs dates : reportez-les ou annulez-les plutôt que de geler le forfait.',
    freeze_order: 'Le dernier jour du gel doit suivre le premier.',
    freeze_past: 'Un gel commence aujourd’hui au plus tôt.',
    freeze_after_end: 'Le forfait sera terminé avant ce gel.',
    already_frozen: 'Ce forfait est déjà gelé, ou le sera bientôt : annulez d’abord ce gel.',
    lessons_in_freeze:
      '{count, plural, one {Un cours est réservé} other {# cours sont réservés}} pendant ces jours : déplacez-les, ou cochez leur annulation.',
    freeze_changed:
      'Les cours réservés pendant ces jours ont changé depuis cet aperçu. Rien n’a été fait : regardez-le de nouveau.',
    nothing_to_undo: 'Il n’y a rien à annuler : le forfait a changé depuis.',
    freeze_begun: 'Ce gel a commencé : il ne s’annule plus. Vous pouvez prolonger le forfait.',
    undo_past: 'Le forfait serait alors déjà terminé : ce changement ne s’annule plus.',
    undo_with_lessons:
      'Un cours est réservé après le jour où le forfait se terminerait : déplacez-le ou annulez-le d’abord.',
  } satisfies Record<PassChangeRefusal, string>,
  fields: {
    until: 'Écrivez le nouveau dernier jour sous la forme jj/mm/aaaa.',
    from: 'Écrivez le premier jour du gel sous la forme jj/mm/aaaa.',
    to: 'Écrivez le dernier jour du gel sous la forme jj/mm/aaaa.',
    reason: 'Écrivez la raison, en trois lettres au moins : elle figure dans l’e-mail et dans le journal.',
  },
  title: '{name}, {learner}',
  metaTitle: 'Jours d’un forfait',
  back: 'Dossier du client',
  backLessons: 'Réserver un cours',
  left: '{count, plural, =0 {aucun cours restant} one {# cours restant} other {# cours restants}}',
  days: 'Du {from} au {until} inclus',
  frozen: 'Gelé du {from} au {until}',
  done: {
    prolonge: 'Le forfait est prolongé jusqu’au {until} inclus. Le client en est prévenu par e-mail.',
    gele: 'Le forfait est gelé, et se termine le {until} inclus. Le client en est prévenu par e-mail.',
    annule:
      'Le changement est annulé : le forfait se termine de nouveau le {until} inclus. Le client en est prévenu par e-mail.',
  },
  reason: 'Raison',
  reasonHelp: 'Le client la lira, par exemple « raison de santé ».',
  see: 'Voir ce que cela change',
  extension: {
    title: 'Prolonger',
    text: 'Donner plus de temps pour utiliser les cours qui restent.',
    until: 'Nouveau dernier jour',
    preview: 'Le forfait se terminerait le {until} inclus, soit {count, plural, one {# jour} other {# jours}} de plus.',
    submit: 'Prolonger ce forfait',
  },
  freeze: {
    title: 'Geler',
    text: 'Aucun cours pendant quelques jours ; le forfait se termine d’autant plus tard.',
    from: 'Premier jour sans cours',
    to: 'Dernier jour sans cours',
    preview:
      'Aucun cours du {from} au {to}, soit {count, plural, one {# jour} other {# jours}} : le forfait se terminerait le {until} inclus.',
    none: 'Aucun cours n’est réservé pendant ces jours.',
    lessons: '{count, plural, one {Un cours est réservé} other {# cours sont réservés}} pendant ces jours',
    lesson: 'avec {teacher}',
    move: 'Déplacer ou annuler',
    cancel:
      '{count, plural, one {Annuler ce cours, qui revient sur le forfait} other {Annuler ces # cours, qui reviennent sur le forfait}}',
    cancelHelp: 'Le client et le professeur en sont prévenus par e-mail.',
    submit: 'Geler ce forfait',
  },
  history: {
    title: 'Ce qui a été changé',
    none: 'Les jours de ce forfait n’ont jamais été changés.',
    by: '{when}, par {who}',
    kinds: {
      extension: 'Prolongé : du {before} au {after}',
      freeze: 'Gelé du {from} au {to} : la fin passe du {before} au {after}',
      undo: 'Changement annulé : la fin revient du {before} au {after}',
    },
    undo: 'Annuler ce changement',
    undoTitle: 'Annuler le dernier changement',
    undoFreeze: 'Les cours annulés pour ce gel ne sont pas réservés de nouveau.',
    undoText: 'Le forfait se terminerait de nouveau le {until} inclus.',
  },
  change: 'Prolonger ou geler',
  changeOn: 'Prolonger ou geler {name}',
}
