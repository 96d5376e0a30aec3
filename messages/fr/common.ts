/** Texts of the primitives, shared by every screen. */
export default {
  form: {
    errors: 'Vérifiez les champs suivants',
    sending: 'Envoi en cours…',
    offline:
      'La connexion a été perdue. Rien de ce que vous avez saisi n’est perdu : vérifiez votre réseau, puis réessayez.',
    failure:
      'Une erreur est survenue de notre côté. Réessayez dans un instant ; si elle revient, donnez-nous cette référence : {reference}.',
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    dateFormat: 'Sous la forme jj/mm/aaaa',
  },
  details: '+ de détails',
  close: 'Fermer',
  cancel: 'Annuler',
  skip: 'Aller au contenu',
}
