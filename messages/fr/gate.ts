/** What the wrapper of every action may say, whatever the domain. */
export default {
  refusals: {
    invalid:
      'Cette demande est incomplète ou n’est plus valable : rien n’a été changé. Rechargez la page, puis recommencez.',
    busy: 'Beaucoup de monde en ce moment : réessayez dans un instant. Rien n’a été enregistré deux fois.',
    file_closed: 'Ce dossier vient d’être réuni à un autre, ou fermé : rien n’a été enregistré. Rechargez la page.',
    session_ended:
      'Votre session a pris fin. Connectez-vous à nouveau dans un autre onglet (« Mon compte »), puis revenez valider ici : rien de ce que vous avez saisi n’est perdu.',
    identity_changed:
      'Un autre onglet a changé de personne ou de dossier depuis l’ouverture de cette page : rien n’a été fait. Rechargez la page pour voir où vous en êtes.',
    staff_as:
      'Vous voyez cet espace sans pouvoir rien y changer : seule la personne elle-même peut le faire. Rien n’a été fait.',
    foreign_origin: 'Cette demande ne vient pas de nos pages. Rechargez la page, puis recommencez.',
    too_many_attempts:
      'Trop de tentatives en peu de temps. Réessayez {minutes, plural, one {dans une minute} other {dans # minutes}}.',
  },
  tooManyLines: 'Ce fichier aurait plus de {count, number} lignes. Affinez votre requête.',
  fields: {
    required: 'Ce champ est obligatoire.',
    too_long: 'C’est trop long pour ce champ.',
    invalid: 'Cette valeur ne convient pas.',
  },
}
