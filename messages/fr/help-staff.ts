/** The guide of the office: what each page is for, and what it never does by itself ([2.F4]). */
export default {
  commencer: {
    title: 'Par où commencer',
    body: `L’accueil montre ce qui attend : chaque page qui a quelque chose à traiter porte un nombre. Le menu ne contient que ce que votre rôle ouvre.

Pour aller vite, ouvrez la recherche (Ctrl+K ou ⌘K) et tapez un nom, un numéro de commande, un cours ou une page.

Tout ce que vous faites sur un dossier est inscrit au journal, avec l’avant et l’après.`,
  },
  dossiers: {
    title: 'Trouver et ouvrir un dossier',
    body: `Tapez un morceau du nom, du téléphone, de l’e-mail, de la ville ou le numéro : les accents et une faute de frappe ne gênent pas. Le nom d’un enfant mène au dossier de son parent.

La page d’un dossier rassemble tout : identité, élèves, commandes, forfaits, réservations, messages, documents, notes et journal. Les alertes sont en haut.

## Créer un dossier

Avant d’en créer un, regardez les dossiers ressemblants que la page propose. Avec une adresse, le client reçoit un lien pour choisir son mot de passe ; à sa première connexion il répond lui-même aux questions de consentement.`,
  },
  notes: {
    title: 'Notes et documents',
    body: `Trois sortes de notes, jamais montrées aux clients :

- le drapeau rouge de la comptabilité, en bandeau sur tout le dossier ;
- la note du professeur, un « i » à côté du nom sur les listes ;
- la note générale.

Chacune porte son auteur et sa date. Les documents (PDF, photo) se joignent au dossier ; ils ne se téléchargent que par les personnes autorisées.`,
  },
  doublons: {
    title: 'Doublons : réunir deux dossiers',
    body: `La page des doublons propose les dossiers qui se ressemblent et dit pourquoi : même e-mail, même téléphone, même naissance et nom proche, même nom et code postal.

« Ce sont deux personnes » range la proposition. « Réunir » montre côte à côte ce qui sera gardé et tout ce qui va bouger. La réunion s’annule pendant trente jours.`,
  },
  portail: {
    title: 'Voir le portail comme un client',
    body: `« Se connecter en tant que… » demande une raison, puis montre exactement ce que le client voit, sous un bandeau. Vous pouvez tout regarder et demander un papier.

Vous ne pouvez ni commander, ni remplir son panier, ni changer son profil, ses consentements ou son mot de passe : ces boutons sont visibles mais désactivés. Cela s’arrête avec « Revenir », ou au bout d’une heure ; le client voit quand cela a eu lieu.`,
  },
  retrait: {
    title: 'Retirer ou restaurer un client',
    body: `La demande est jugée avant d’agir : un solde ou un cours à venir l’arrête et la page dit lequel. Sans facture ni activité, le dossier est supprimé ; sinon il est désactivé et ne garde que ce que la loi demande.

Un dossier désactivé se restaure : complétez ce qui manque, et le client est invité à redire ses consentements.`,
  },
  messages: {
    title: 'Ce qui est parti, et ce qui n’est pas arrivé',
    body: `« Messages » montre chaque e-mail, son texte tel qu’il est parti et où il en est : en attente, parti, arrivé, non remis. « Consulter les logs », sur un dossier, montre les siens ; « Renvoyer » envoie de nouveau.

## Une adresse ne fonctionne plus

Elle arrive dans « Adresses à corriger » avec son dossier et son téléphone. Corrigez-la : ce qui n’était pas arrivé repart en un clic.

## Ce qui a échoué autrement

Boîte pleine, refus, panne : la page « À traiter » donne la réponse entière du fournisseur. Pendant une panne, chaque message est essayé de nouveau pendant 24 heures avant d’y arriver.`,
  },
  ecrire: {
    title: 'Écrire aux clients',
    body: `À une personne depuis son dossier, aux participants d’un cours depuis sa liste, à un segment, ou une annonce commune de plusieurs organisateurs. Les modèles gardent vos textes ; ceux du produit se réécrivent, se versionnent et reviennent quand vous le voulez.

Envoyez-vous d’abord le message : la page montre aussi ce qu’un vrai client lirait. Une variable inconnue est refusée à l’enregistrement.

## Ce que la page vérifie

- Une lettre ne part qu’à qui l’accepte ; les autres sont comptés et dits.
- Un nombre de destinataires par message, et un autre par jour et par personne : au-delà, « Affinez votre requête ».
- Un mot tout en capitales est montré et refusé, sauf ceux que l’administrateur admet.
- La même annonce dans la même région peu de temps après, ou la troisième d’une série, donne un avertissement.

Un message de service aux participants dit pourquoi il part, et attend un accord si la structure le demande. Un envoi se met en pause, reprend où il en était et s’annule pour ceux qui restent ; personne ne le reçoit deux fois.`,
  },
  segments: {
    title: 'Segments : choisir à qui l’on parle',
    body: `Un segment est une question gardée sous un nom : qui est intéressé par une offre, qui n’est pas venu depuis, qui habite à vingt kilomètres. Les conditions se combinent avec « et », « ou », « sauf » ; le nombre suit à chaque changement.

Le résultat se lit en liste, sur une carte ou en CSV, et commence un message. Il est compté de nouveau chaque fois : quelqu’un qui se désabonne en sort aussitôt.`,
  },
  agenda: {
    title: 'Agenda, listes et présences',
    body: `L’agenda montre le jour ou la semaine, par professeur, salle ou lieu. La liste d’un cours sépare les personnes payées de celles dont le paiement est attendu.

La présence se note d’un toucher : présent, absent, excusé. Elle décide de ce que devient le cours sur le forfait, et se corrige le jour même.`,
  },
  absences: {
    title: 'Un professeur est absent',
    body: `Déclarez le jour, les heures ou la période : l’aperçu montre les cours touchés et qui sera prévenu. Un remplaçant n’est proposé que s’il est libre et donne ce cours.

Chaque élève reçoit ses choix par e-mail. La page garde la liste de qui n’a pas répondu, avec les téléphones ; vous pouvez répondre à leur place. Sans réponse, le cours revient sur le forfait.`,
  },
  cours: {
    title: 'Cours collectifs et séances',
    body: `Un cours est daté une fois ; ensuite chaque séance vit sa vie : la déplacer, l’annuler, changer ses places. Les conflits de salle ou de professeur sont montrés avant.

Quand une place se libère, elle va d’abord à la liste d’attente.`,
  },
  reservations: {
    title: 'Réserver pour quelqu’un',
    body: `Cherchez le forfait, choisissez le professeur et l’heure. Vous passez les délais avec une raison, qui est gardée ; vous ne passez jamais un conflit d’horaire ni un forfait vide.`,
  },
  disponibilites: {
    title: 'Heures des professeurs et fermetures',
    body: `Les heures de la semaine donnent les créneaux ; un jour particulier les remplace ou les retire. L’agenda personnel d’un professeur, relié par son adresse, bloque aussi ses créneaux sans rien en montrer.

Une fermeture bloque tous les créneaux. Ce qui y est déjà prévu reste, et la page le liste.`,
  },
  offres: {
    title: 'Offres, tarifs et forfaits',
    body: `Une offre se prépare masquée, puis se publie. Changer un prix ne touche pas les commandes passées ; les paniers qui la contiennent montrent le nouveau prix.

Plusieurs offres se changent ensemble, après un aperçu, et cela s’annule.

Un forfait acheté peut être prolongé ou gelé, avec une raison : le client en est prévenu.`,
  },
  commandes: {
    title: 'Commandes et vente au guichet',
    body: `Une commande dit ce qui est payé, ce qui est attendu et pourquoi. La vente au guichet commence par le client, puis les lignes, puis le moyen de paiement.

Une commande qui attend un chèque ou un virement se garde quelques jours, puis expire d’elle-même en rendant ses places.`,
  },
  cadeaux: {
    title: 'Bons cadeaux',
    body: `Retrouvez un bon par son code ou par un nom, renvoyez-le, imprimez-le, ou utilisez-le au téléphone pour un élève. Un bon ne sert qu’une fois.`,
  },
  cheques: {
    title: 'Chèques',
    body: `Le tiroir range les chèques par jour de remise. Un bordereau se prépare, s’imprime, puis se marque remis. Un chèque revenu impayé suspend ce qu’il payait et prévient le client.`,
  },
  virements: {
    title: 'Virements et relevés',
    body: `Importez le relevé de la banque : chaque virement est rapproché de sa commande par la référence et le montant. Ce qui reste se rapproche à la main, ou devient un crédit sur le compte du client.`,
  },
  relances: {
    title: 'Relances',
    body: `Une ligne par personne, avec tout ce qu’elle doit. Rien ne part tout seul : vous envoyez un message quand vous le décidez, et le dossier garde la date.`,
  },
  factures: {
    title: 'Factures, remboursements, comptabilité',
    body: `Les factures sont numérotées sans trou et ne changent jamais ; une erreur se corrige par un avoir. Un remboursement montre d’abord ce qui sera rendu, par quel moyen.

Les écritures de chaque jour se téléchargent pour le comptable.`,
  },
  'tarif-reduit': {
    title: 'Demandes de tarif réduit',
    body: `Regardez le justificatif, accordez jusqu’à une date ou refusez avec une raison : le client la lit. Le justificatif est effacé ensuite.`,
  },
  chiffres: {
    title: 'Chiffres',
    body: `Les ventes, les cours donnés et les adhérents des douze derniers mois, en images et en tableaux. Chaque image a son tableau à côté, qui se lit aussi sans la voir.`,
  },
  equipe: {
    title: 'Équipe et sécurité',
    body: `Invitez par e-mail avec un rôle. Le tableau des droits dit ce que chaque rôle ouvre. Suspendre quelqu’un ferme ses appareils tout de suite ; le dernier administrateur ne peut pas l’être.

Le second facteur est un code de téléphone en plus du mot de passe. Gardez vos codes de secours imprimés.`,
  },
  journal: {
    title: 'Le journal',
    body: `Qui a fait quoi, sur qui, quand, avant et après. Il se cherche, se télécharge, et ne se modifie pas : il est scellé, et toute retouche se voit.`,
  },
  echanges: {
    title: 'Importer et exporter',
    body: `L’import lit un fichier CSV de clients et montre d’abord ce qui sera créé, ce qui existe déjà et ce qui ne se lit pas. Rien n’est écrit avant votre accord.

L’export rassemble tout ce que la structure possède, en fichiers CSV et en papiers. Il se prépare en arrière-plan ; vous êtes prévenu quand il est prêt.`,
  },
  reglages: {
    title: 'Réglages de la structure',
    body: `Identité, couleur, règles de réservation, paiements, modules, conditions générales, aide. Si une autre personne a changé un réglage entre-temps, rien n’est écrasé : la page vous le dit.

Un module ne se retire que lorsque rien n’y est en cours. Une nouvelle version des conditions s’applique à partir d’un jour à venir ; les commandes passées gardent la leur.`,
  },
}
