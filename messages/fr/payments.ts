import type { PaymentFailure, PaymentRefusal } from '@/lib/payments/types'
import type { ChequeActivation } from '@/lib/structures/types'
import orders from './orders'

/** La page de paiement, l'attente de la banque, le succès et ses crédits. */
export default {
  title: 'Paiement de la commande {number}',
  lead: 'Total à payer : {amount}',
  reassurance:
    'Payez en toute sérénité ! La sécurité des paiements est assurée par notre prestataire Stripe. Votre numéro de carte ne passe jamais par nos serveurs.',
  steps: { label: 'Étapes de la commande', cart: 'Panier', payment: 'Paiement', done: 'Confirmation' },
  holder: 'Nom du porteur',
  holderHelp: 'Tel qu’il est écrit sur la carte.',
  holderMissing: 'Indiquez le nom du porteur de la carte.',
  pay: 'Payer {amount}',
  paying: 'Paiement en cours, ne fermez pas cette page…',
  loading: 'Chargement du formulaire de paiement sécurisé…',
  noScript: 'Le paiement par carte a besoin de JavaScript : activez-le, puis rechargez cette page.',
  unavailable: 'Le formulaire de paiement n’a pas pu se charger. Vérifiez votre connexion, puis réessayez.',
  reload: 'Réessayer',
  unfinished: 'Vous êtes revenu avant la fin de l’authentification demandée par votre banque (3-D Secure).',
  interrupted: 'La connexion a été interrompue avant la réponse de la banque. Vérifiez votre réseau.',
  back: 'Revenir au panier',
  until: 'Commande à payer avant {time}.',
  summary: 'Votre commande',
  failedTitle: 'Le paiement n’a pas abouti',
  nothingCharged: 'Rien n’a été débité et votre panier est intact : vous pouvez réessayer tout de suite.',
  offline: {
    recordedTitle: 'Votre commande a bien été enregistrée',
    recorded: 'Un e-mail de confirmation vous a été envoyé. Nous attendons votre paiement pour activer votre commande.',
    keptUntil:
      'Votre commande est gardée jusqu’au {day} inclus, puis annulée si rien n’est arrivé. Rien ne sera débité.',
    onlyCard: 'Seul le paiement par carte bancaire permet une obtention immédiate des cours payés.',
    partly: 'Une partie de votre paiement est déjà arrivée. Reste à payer : {amount}.',
  },
  transfer: {
    heading: 'Faites ce virement depuis votre banque',
    holder: 'Titulaire',
    iban: 'IBAN',
    bic: 'BIC',
    bank: 'Banque',
    amount: 'Montant',
    reference: 'Référence à indiquer',
    referenceHelp: 'Cette référence nous dit quelle commande vous payez : recopiez-la telle quelle dans le motif.',
    code: 'QR code du virement : {amount}, référence {reference}',
    codeHelp:
      'Ou scannez ce code avec l’application de votre banque, si elle le propose : compte, montant et référence se remplissent seuls.',
    activation: 'Vos cours sont activés dès que la totalité du montant est arrivée, en général sous deux jours ouvrés.',
  },
  cheques: {
    heading: '{count, plural, one {Préparez votre chèque} other {Préparez vos # chèques}}',
    payee: 'À l’ordre de',
    datedOn: 'Date à écrire',
    reference: 'Au dos {count, plural, one {du chèque} other {de chaque chèque}} et dans la lettre',
    address: 'Adresse d’envoi',
    amounts: 'Montants',
    together:
      '{count, plural, one {Le chèque est encaissé dès sa réception.} other {Mettez tous les chèques dans la même enveloppe, tous datés du jour de la commande. Le premier est encaissé tout de suite, les suivants à un mois d’intervalle.}}',
    warning:
      'Un chèque dont le montant, la date ou l’ordre n’est pas juste est « à rectifier » : la commande reste en attente jusqu’à ce que le bon chèque arrive. Un chèque rejeté par la banque rend son montant de nouveau dû et suspend les réservations.',
    activations: {
      received: 'Vos cours sont activés à la réception du premier chèque.',
      deposited: 'Vos cours sont activés quand le premier chèque est remis à la banque.',
      all: 'Vos cours sont activés quand tous les chèques sont là.',
    } satisfies Record<ChequeActivation, string>,
  },
  ended: {
    title: 'Cette commande n’attend plus de paiement',
    text: 'Elle a expiré ou vous l’avez supprimée. Rien n’a été débité ; si votre panier contient encore vos achats, validez-le à nouveau.',
  },
  processing: {
    title: 'Nous attendons la confirmation de votre banque',
    text: 'Encore quelques secondes : cette page se met à jour toute seule.',
    longTitle: 'Votre banque prend son temps',
    longText:
      'Le paiement n’est pas encore confirmé. Vous pouvez fermer cette page : un e-mail vous le confirmera dès qu’il sera accepté. Sinon, rien ne sera débité, et votre commande vous attendra dans « Mon panier ».',
    refresh: 'Actualiser',
  },
  done: {
    title: 'Merci, votre paiement est accepté',
    lead: 'Commande {number}, {amount}. Un e-mail de confirmation vous a été envoyé.',
    granted: 'Ce que votre commande vous ouvre',
    gift: 'Le bon cadeau vous attend dans « Mes achats » et vous arrive par e-mail. Il est valable jusqu’au {until}.',
    credits: '{count, plural, one {# cours à réserver} other {# cours à réserver}}',
    sessions: '{count, plural, =0 {Aucune séance placée} one {# séance réservée} other {# séances réservées}}',
    toPlace:
      '{count, plural, one {Une séance n’a plus de place : choisissez-en une autre dans « Mon suivi ».} other {# séances n’ont plus de place : choisissez-en d’autres dans « Mon suivi ».}}',
    creditsLeft: '{count, plural, one {# cours restant} other {# cours restants}}',
    validUntil: 'À prendre jusqu’au {day} inclus',
    bookableFrom: 'Premier cours possible à partir du {day}',
    membership: 'Adhésion valide du {from} au {until}',
    for: 'Pour {learner}',
    book: 'Réserver un cours',
    follow: 'Mon suivi',
    purchases: 'Mes achats',
  },
  failures: {
    declined:
      'Votre banque a refusé le paiement sans en donner la raison. Essayez une autre carte, ou appelez votre banque.',
    insufficient_funds: 'Le solde ou le plafond de la carte ne suffit pas. Essayez une autre carte.',
    expired_card: 'La date d’expiration est dépassée ou mal saisie. Vérifiez-la, ou essayez une autre carte.',
    wrong_number: 'Le numéro de carte est incorrect. Vérifiez-le, puis réessayez.',
    wrong_code: 'Le code de sécurité (au dos de la carte) est incorrect. Vérifiez-le, puis réessayez.',
    limit_exceeded: 'La carte a atteint sa limite de paiements. Attendez un peu, ou essayez une autre carte.',
    authentication_failed:
      'L’authentification auprès de votre banque (3-D Secure) n’a pas abouti. Réessayez, ou utilisez une autre carte.',
    not_supported: 'Cette carte n’est pas acceptée pour cet achat. Essayez une autre carte.',
    bank_unreachable: 'Votre banque n’a pas pu être jointe. Réessayez dans quelques minutes.',
  } satisfies Record<PaymentFailure, string>,
  refusals: {
    ...orders.refusals,
    order_ended: 'Cette commande n’attend plus de paiement : elle a expiré ou a été supprimée. Rien n’a été débité.',
    order_paid: 'Cette commande est déjà payée : vous la retrouvez dans « Mes achats ».',
    money_received:
      'Une partie du paiement de cette commande est arrivée : elle ne se supprime plus ici. Contactez-nous pour la modifier.',
    payment_under_way:
      'Votre banque traite le paiement de cette commande. Attendez sa réponse : rien ne sera débité deux fois.',
    provider_unreachable: 'Le service de paiement ne répond pas. Rien n’a été débité : réessayez dans un instant.',
    not_found: 'Cette commande n’existe pas.',
  } satisfies Record<PaymentRefusal, string>,
}
