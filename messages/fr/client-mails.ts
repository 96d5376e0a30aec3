/** Les e-mails d’un dossier ouvert par l’administration, et d’une invitation au portail ([2.A3] [2.A12]). */
const keep = `Pour que nos messages vous parviennent, ajoutez {adresse} à vos contacts, et gardez le portail dans vos favoris : {lien_portail}`

const choices = `À votre première connexion, nous vous demanderons si nous pouvons vous appeler, vous écrire par courrier ou par e-mail. Rien n’est décidé d’avance, et vous changerez d’avis quand vous voudrez dans « Mon profil » ; la lettre d’information est un choix à part.`

/** How a client whose file is open again comes in ([2.A6]). */
export const restoredTexts = {
  invited:
    'Ce lien sert à choisir un mot de passe ; il ne sert qu’une fois et reste valable {jours} jours. Votre identifiant est cette adresse.',
  open: 'Connectez-vous avec l’adresse et le mot de passe que vous avez déjà.',
}

export const clientMails = {
  email_confirmation: {
    subject: 'Confirmez votre nouvelle adresse',
    preview: 'Rien ne change avant votre accord.',
    kicker: 'Votre compte',
    title: 'Est-ce bien votre adresse ?',
    button: 'Confirmer cette adresse',
    body: `{structure} a noté que votre compte s’ouvrira désormais avec cette adresse.

[bouton]

Ce lien ne sert qu’une fois et reste valable {heures}. Rien ne change avant votre accord. Si cette demande ne vous dit rien, ne faites rien.`,
  },
  email_changing: {
    subject: 'Votre adresse e-mail va changer',
    preview: 'Une autre adresse ouvrira votre compte dès qu’elle aura été confirmée.',
    kicker: 'Votre compte',
    title: 'Votre adresse va changer',
    body: `{structure} a noté une nouvelle adresse pour votre compte : {nouvelle}. Dès qu’elle aura été confirmée, c’est elle qui ouvrira votre compte, et celle-ci ne recevra plus nos messages.

Vous n’avez rien demandé ? Répondez-nous tout de suite : tant que la nouvelle adresse n’est pas confirmée, rien n’a changé.`,
  },
  client_added: {
    subject: 'Votre dossier à {structure} est ouvert',
    preview: 'Choisissez un mot de passe, et votre espace personnel est à vous.',
    kicker: 'Votre dossier',
    title: 'Bienvenue, {prenom}',
    button: 'Choisir mon mot de passe',
    body: `{structure} vient d’ouvrir votre dossier (n° {numero}). Il vous donne un espace personnel : vos cours, vos achats, vos papiers. Il reste à choisir un mot de passe.

[bouton]

Ce lien ne sert qu’une fois et reste valable {jours} jours. Passé ce délai, « Mot de passe oublié ? » sur la page de connexion vous en envoie un nouveau. Votre identifiant est cette adresse.

${choices}

${keep}

Ce message ne vous dit rien ? Répondez-nous : nous corrigerons.`,
  },
  portal_invitation: {
    subject: 'Votre espace personnel à {structure}',
    preview: 'Un mot de passe à choisir, et tout ce qui vous concerne est en ligne.',
    kicker: 'Invitation au portail',
    title: 'Votre espace vous attend, {prenom}',
    button: 'Choisir mon mot de passe',
    body: `Votre dossier à {structure} (n° {numero}) s’ouvre désormais en ligne : vos cours, vos achats, vos papiers. Il reste à choisir un mot de passe.

[bouton]

Ce lien ne sert qu’une fois et reste valable {jours} jours. Passé ce délai, « Mot de passe oublié ? » sur la page de connexion vous en envoie un nouveau. Votre identifiant est cette adresse.

${choices}

${keep}`,
  },
  portal_seen: {
    subject: 'L’équipe de {structure} a vu votre espace personnel',
    preview: 'Elle l’a vu comme vous, sans rien pouvoir y changer.',
    kicker: 'Votre espace',
    title: 'Votre espace a été ouvert par l’équipe',
    button: 'Voir quand dans « Mon profil »',
    body: `Le {quand}, {qui} de {structure} a ouvert votre espace personnel pour vous aider. Cette personne le voit comme vous pendant une heure au plus, sans pouvoir rien y changer.

[bouton]

Vous ne savez pas pourquoi ? Répondez-nous : nous vous le dirons.`,
  },
  file_attached: {
    subject: 'Un dossier de {structure} s’ouvre avec votre compte',
    preview: 'Connectez-vous comme d’habitude.',
    kicker: 'Votre compte',
    title: 'Le dossier de {titulaire} est à vous',
    button: 'Me connecter',
    body: `Le dossier de {titulaire} à {structure} (n° {numero}) s’ouvre avec le compte que vous avez déjà à cette adresse : mêmes identifiant et mot de passe. Si vous avez plusieurs dossiers, « Changer de dossier » passe de l’un à l’autre.

[bouton]

${choices}

Ce dossier n’est ni le vôtre ni celui d’un proche ? Répondez-nous : nous corrigerons.`,
  },
  export_ready: {
    subject: 'Votre copie de données est prête',
    preview: 'À télécharger pendant {jours} jours.',
    kicker: 'Vos données',
    title: 'Votre copie est prête',
    button: 'Aller la télécharger',
    body: `La copie que vous avez demandée à {structure} est prête. Elle reste à télécharger pendant {jours} jours, après connexion.

[bouton]

Vous n’avez rien demandé ? Changez votre mot de passe, et prévenez-nous.`,
  },
  /** Courriel lors de restauration ([2.A6]). */
  file_restored: {
    subject: 'Votre dossier à {structure} est rouvert',
    preview: 'Vos choix vous sont demandés à nouveau.',
    kicker: 'Votre dossier',
    title: 'Heureux de vous revoir, {prenom}',
    button: 'Ouvrir mon espace personnel',
    body: `À votre demande, votre dossier à {structure} (n° {numero}) est rouvert. Ce que vous aviez fait effacer n’est pas revenu : vous compléterez ce que vous voudrez dans « Mon profil ».

[bouton]

{acces}

Vos anciens choix ne valent plus. ${choices}

${keep}

Vous n’avez rien demandé ? Répondez-nous : nous corrigerons.`,
  },
} as const
