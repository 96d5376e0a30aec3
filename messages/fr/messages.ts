import { absenceMails } from './absence-mails'
import { clientMails } from './client-mails'
import { copyMails } from './copy-mails'
import { creditMails } from './credit-mails'
import { dueMails } from './due-mails'
import { dunningMails } from './dunning-mails'
import { giftMails } from './gift-mails'
import { instalmentMails, instalmentTexts } from './instalment-mails'
import { lessonMails } from './lesson-mails'
import { mailingMails } from './mailing-mails'
import { placeMails } from './place-mails'
import { queueMails } from './queue-mails'
import rateMails from './rate-mails'
import refundMails from './refund-mails'
import { sessionMails } from './session-mails'
import { staffMails } from './staff-mails'
import { waitingMails, waitingTexts } from './waiting-mails'

/**
 * The mails, in French. `{variables}` are typed: one that the code doesn't give doesn't compile. A paragraph that is only
 * `[bouton]`, `[details]`, `[commande]` or `[message]` is where that block goes. A structure may override a subject and a body.
 */
export default {
  footer: {
    why: {
      account: 'Vous recevez ce message parce que cette adresse a été donnée à {structure}.',
      member: 'Vous recevez ce message parce que vous avez un compte à {structure}.',
      gift: 'Vous recevez ce message parce que quelqu’un vous offre un bon cadeau de {structure}.',
      staff: 'Message automatique du portail de {structure}.',
    },
    reach: 'Une question ? Répondez à ce message ou appelez le {telephone}.',
    staffReach: 'Espace d’administration de {structure}',
    link: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  },
  facts: {
    lesson: 'Cours',
    learner: 'Élève',
    teacher: 'Professeur',
    date: 'Date',
    time: 'Horaire',
    place: 'Lieu',
    room: 'Salle',
    pass: 'Forfait',
    member: 'Réservé par',
    name: 'Nom',
    email: 'E-mail',
    phone: 'Téléphone',
    subject: 'Objet',
    receivedAt: 'Reçu le',
    cancelledBy: 'Annulé par',
    agenda: 'Agenda',
  },
  details: { wantedOn: 'Date souhaitée', room: 'Salle souhaitée', hours: 'Horaires', people: 'Participants' },
  cancellation: {
    open: 'Un empêchement ? Vous pouvez annuler ou déplacer ce cours depuis « Mon suivi » jusqu’au {limite} : annulé, il revient aussitôt sur votre forfait.',
    closed:
      'Ce cours commence bientôt : il ne peut plus être déplacé, ni annulé sans une annulation tardive, que « Mon suivi » propose s’il en reste une sur le forfait. En cas d’empêchement, appelez-nous.',
  },
  withdrawal: {
    open: 'Vous pouvez renoncer à cette commande jusqu’au {limite}, sans donner de raison, depuis « Mes achats » (« Renoncer au contrat ici ») ou en répondant à ce message.',
    begun:
      'Vous avez demandé à commencer avant la fin du délai de rétractation. Vous pouvez renoncer à cette commande jusqu’au {limite}, depuis « Mes achats » (« Renoncer au contrat ici ») ou en répondant à ce message ; les cours déjà pris restent dus, au prorata.',
  },
  cancelledBy: { member: 'l’élève ou son responsable', staff: 'l’administration', teacher: 'le professeur' },
  cancelled: {
    becomes: {
      back: 'Il est revenu sur votre forfait.',
      refunded: 'Il est annulé avec le remboursement de votre achat, qu’un autre message vous détaille.',
      giftRefunded: 'Le bon cadeau dont il venait a été remboursé à la personne qui vous l’a offert.',
    },
    preview: {
      back: 'Le cours est revenu sur votre forfait.',
      refunded: 'Il est annulé avec le remboursement de votre achat.',
      giftRefunded: 'Le bon cadeau dont il venait a été remboursé.',
    },
    office: {
      back: 'Le crédit est revenu sur le forfait.',
      refunded: 'L’achat est remboursé : rien ne revient sur le forfait.',
    },
    orders: 'Voir mes achats',
    lesson: 'ce cours n’aura pas lieu.',
  },
  order: {
    papers: ' Votre facture et votre reçu sont joints à ce message.',
    invoice: ' Votre facture est jointe à ce message.',
    total: 'Total payé',
    sum: 'Total',
    received: 'a reçu {montants} le {jour}, pour',
    nothingYet: 'n’a encore rien encaissé pour',
    free: 'n’a rien à encaisser pour',
    preview: 'Paiement de {montant} reçu. Vos cours sont prêts à être réservés.',
    previewGift: 'Votre bon cadeau est prêt, un autre message vous l’apporte.',
    previewNothing: 'Vos cours sont prêts à être réservés.',
    nextPart: '{montant} le {jour}',
    nextByCard: 'Le reste sera débité sur la même carte : {suite}.',
    nextByCheque: 'Le reste sera encaissé par chèque : {suite}.',
    next: 'Le reste est attendu : {suite}.',
    membership: 'du {debut} au {fin}',
    pass: 'jusqu’au {fin}',
    passLater: 'à partir du {debut}, jusqu’au {fin}',
    reduced: 'tarif réduit',
    learner: 'pour {eleve}',
  },
  instalment: instalmentTexts,
  waiting: waitingTexts,
  means: {
    card: 'carte bancaire',
    transfer: 'virement',
    cheque: 'chèque',
    cash: 'espèces',
    holiday_voucher: 'chèques-vacances',
    culture_pass: 'Pass Culture',
    account_credit: 'crédit sur le compte',
    free: 'sans paiement',
  },
  calendar: {
    summary: '{cours} avec {professeur}',
    cancelled: 'Annulé : {cours} avec {professeur}',
    teacher: '{cours} : {eleve}',
  },
  templates: {
    ...absenceMails,
    ...clientMails,
    ...copyMails,
    ...creditMails,
    ...dueMails,
    ...dunningMails,
    ...giftMails,
    ...instalmentMails,
    ...lessonMails,
    ...mailingMails,
    ...placeMails,
    ...queueMails,
    ...rateMails,
    ...refundMails.templates,
    ...sessionMails,
    ...staffMails,
    ...waitingMails,
    account_activation: {
      subject: 'Activez votre compte {structure}',
      preview: 'Un bouton, et votre espace personnel est ouvert.',
      kicker: 'Votre compte',
      title: 'Plus qu’un geste',
      button: 'Activer mon compte',
      body: `Merci d’avoir créé votre compte à {structure} ({demande}). Il reste à confirmer que cette adresse est bien la vôtre.

[bouton]

Ce lien ne sert qu’une fois et reste valable {heures}. Passé ce délai, demandez-en un nouveau depuis la page de connexion.

Pour que nos messages vous parviennent, ajoutez {adresse} à vos contacts, et gardez le portail dans vos favoris : {lien_portail}

Ce que vous acceptez de recevoir (téléphone, courrier, e-mail, lettre d’information) se change à tout moment dans « Mon profil ».

Si vous n’êtes pas à l’origine de cette demande, ne faites rien : sans activation, le compte ne sera jamais ouvert. Si plusieurs messages comme celui-ci vous arrivent, n’ouvrez que celui du jour et de l’heure où vous avez créé votre compte.`,
    },
    account_known: {
      subject: 'Vous avez déjà un compte {structure}',
      preview: 'Connectez-vous, ou choisissez un nouveau mot de passe.',
      kicker: 'Votre compte',
      title: 'Nous nous connaissons déjà',
      button: 'Me connecter',
      body: `Quelqu’un, sans doute vous, vient de demander un compte à {structure} avec cette adresse. Elle en a déjà un : il suffit de vous connecter.

[bouton]

Mot de passe oublié ? Choisissez-en un nouveau : {lien_oubli}

Si cette demande ne vient pas de vous, vous n’avez rien à faire. Votre compte n’a pas changé.`,
    },
    password_reset: {
      subject: 'Choisissez un nouveau mot de passe',
      preview: 'Ce lien est valable {minutes}.',
      kicker: 'Votre compte',
      title: 'Un nouveau mot de passe',
      button: 'Choisir mon mot de passe',
      body: `Vous avez demandé à changer le mot de passe de votre compte à {structure}.

[bouton]

Ce lien ne sert qu’une fois et reste valable {minutes}. Vos autres appareils seront déconnectés.

Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.`,
    },
    order_paid: {
      subject: 'Votre commande {numero} est confirmée',
      preview: '{apercu}',
      kicker: 'Commande {numero}',
      title: 'Merci, {prenom}',
      button: 'Réserver un cours',
      body: `Votre commande {numero} du {date} est confirmée et tout ce que vous avez acheté est actif.

[commande]

**Reçu de paiement.** {structure} {encaisse} la commande {numero}.{echeances}{papiers}

[bouton]

Vous retrouvez cette commande et ses papiers dans « Mes achats » : {lien_achats}

{retractation} Les conditions générales de vente acceptées avec cette commande (version {version}) : {lien_conditions}`,
    },
    booking_confirmed: {
      subject: 'Cours réservé : {jour_court} à {heure}',
      preview: '{cours} avec {professeur}, {jour} à {heure}.',
      kicker: 'Réservation confirmée',
      title: 'Votre cours est réservé',
      button: 'Voir mes cours',
      body: `Bonjour {prenom}, nous vous attendons.

[details]

[bouton]

{annulation}`,
    },
    booking_confirmed_teacher: {
      subject: 'Nouveau cours : {eleve}, {jour_court} à {heure}',
      preview: '{cours}, {jour} à {heure}.',
      kicker: 'Votre agenda',
      title: 'Un cours vient d’être réservé',
      body: `Bonjour {professeur}, un cours s’ajoute à votre agenda.

[details]

[message]`,
    },
    booking_cancelled: {
      subject: 'Cours annulé : {jour_court} à {heure}',
      preview: '{apercu}',
      kicker: 'Annulation confirmée',
      title: 'Votre cours est annulé',
      button: 'Réserver un autre cours',
      body: `Bonjour {prenom}, {annonce} {suite}

[details]

[bouton]`,
    },
    booking_cancelled_teacher: {
      subject: 'Cours annulé : {eleve}, {jour_court} à {heure}',
      preview: 'Ce créneau est de nouveau libre.',
      kicker: 'Votre agenda',
      title: 'Un cours est annulé',
      body: `Bonjour {professeur}, ce cours n’aura pas lieu. Le créneau est de nouveau libre dans votre agenda.

[details]

[message]`,
    },
    booking_cancelled_office: {
      subject: 'Cours annulé : {eleve} avec {professeur}, {jour_court} à {heure}',
      preview: 'Annulé par {auteur}.',
      kicker: 'Administration',
      title: 'Un cours est annulé',
      body: `Le cours a été annulé par {auteur}. {suite}

[details]

[message]`,
    },
    contact_received: {
      subject: 'Message de {nom} : {objet}',
      preview: 'Reçu par le formulaire de contact.',
      kicker: 'Formulaire de contact',
      title: '{objet}',
      body: `[details]

[message]

Répondez directement à ce message : votre réponse partira à {email}.`,
    },
    rental_received: {
      subject: 'Demande de location de {nom}',
      preview: 'Reçue par le formulaire de location.',
      kicker: 'Location de salle',
      title: 'Une demande de location',
      body: `[details]

[message]

Répondez directement à ce message : votre réponse partira à {email}.`,
    },
  },
} as const
