/** The guide of members, and the words of both guides; a structure may write a chapter its own way ([2.F4]). */
export default {
  link: 'Aide',
  title: 'Aide',
  lead: 'Le guide de votre espace : cherchez un mot, ou ouvrez un chapitre.',
  staffTitle: 'Aide de l’équipe',
  staffLead: 'Le guide de la gestion : cherchez un mot, ou ouvrez un chapitre.',
  search: 'Chercher dans l’aide',
  submit: 'Chercher',
  found:
    '{count, plural, =0 {Aucun chapitre trouvé} one {Un chapitre trouvé} other {# chapitres trouvés}} pour « {asked} »',
  foundNone: 'Essayez un autre mot, ou appelez-nous au {phone}.',
  clear: 'Tous les chapitres',
  all: 'Tous les chapitres',
  contact: 'Vous ne trouvez pas ? Appelez le {phone} ou écrivez à {email}.',
  edit: 'Réécrire ce chapitre',
  own: 'Réécrit par {name}',
  member: {
    compte: {
      title: 'Créer son compte et se connecter',
      body: `Une adresse e-mail et un mot de passe suffisent. Le mot de passe a douze caractères au moins : une phrase que vous retenez vaut mieux qu’un mot compliqué.

## Activer le compte

Après l’inscription, un e-mail vous arrive avec un lien. Ouvrez-le pour activer le compte. S’il n’arrive pas, regardez dans les indésirables, puis demandez un autre lien depuis la page [Se connecter](connexion).

## Vous étiez déjà client

Si nous vous connaissons déjà, nous vous invitons par e-mail : le lien vous laisse choisir un mot de passe et vous retrouvez votre dossier. Ne créez pas de second compte, écrivez-nous plutôt.

## Mot de passe oublié

Demandez un lien depuis la page de connexion. Il sert une fois, pendant trente minutes. Changer de mot de passe ferme vos autres appareils.`,
    },
    profil: {
      title: 'Mon profil : coordonnées et consentements',
      body: `Votre adresse, votre téléphone et votre date de naissance se changent dans « Mon profil ». Votre nom et votre e-mail passent par nous.

## Ce que vous acceptez de recevoir

Téléphone, courrier, e-mail et lettre d’information sont quatre réponses séparées. Vous les changez quand vous voulez ; chaque changement est daté, et personne ne répond à votre place.

Les messages nécessaires (confirmation, rappel d’un cours, facture) partent toujours : ils ne sont pas de la publicité.

## Vos appareils

La liste des appareils connectés est en bas de la page. Fermez celui que vous ne reconnaissez pas, puis changez de mot de passe.`,
    },
    messages: {
      title: 'Les messages que vous recevez',
      body: `Les messages d’un cours ou d’une commande (confirmation, rappel, facture, absence du professeur) partent toujours. Les autres ne partent que si vous l’avez accepté, dans « Mon profil ».

- Le lien en bas d’une lettre arrête tout de suite cette sorte de message : une page vous demande de confirmer.
- Le rappel d’un cours se coupe depuis son e-mail ou depuis « Mon profil », et se remet de la même façon.
- Si nos e-mails ne vous arrivent plus, un bandeau vous le dit à votre prochaine visite.

## Ce qui vous intéresse

Le cœur à côté d’une offre nous dit qu’elle vous intéresse ; il se retire de la même façon. « Mes envies » les rassemble. Quand une date s’ouvre, nous savons à qui la proposer, si vous acceptez nos e-mails.`,
    },
    eleves: {
      title: 'Les élèves de votre foyer',
      body: `Vous êtes élève vous-même, sauf si vous dites le contraire. Ajoutez un enfant ou un proche dans « Élèves » : chacun a ses forfaits, ses cours et ses notes.

- L’élève n’a pas de mot de passe : vous réservez et payez pour lui.
- Une copie de ses messages peut partir à une seconde adresse, confirmée par la personne qui la lit.
- Ce que vous notez pour le professeur n’est lu que par ses professeurs.`,
    },
    choisir: {
      title: 'Choisir et remplir son panier',
      body: `La page « Cours et tarifs » se filtre par discipline, par durée, par professeur. Chaque offre dit son prix, sa durée de validité et ce qu’il faut pour l’acheter.

- Un forfait demande une adhésion en cours ; sinon elle s’ajoute au panier d’elle-même.
- Un cours d’essai ne s’achète qu’une fois par élève.
- Choisissez pour qui est chaque ligne : le prix réduit s’applique à la personne à qui il est accordé.

Le panier reste rempli d’un appareil à l’autre. Si un prix change entre-temps, il vous est montré et rien ne se paie sans votre accord.`,
    },
    payer: {
      title: 'Payer une commande',
      body: `Par carte, par virement ou par chèque, en une fois ou en plusieurs quand c’est proposé. La page de paiement dit ce qui est dû maintenant et ce qui viendra.

## Par carte

Votre banque peut demander une confirmation. Si le paiement est refusé, rien n’est perdu : le panier est intact, essayez une autre carte.

## Par virement ou par chèque

La commande attend quelques jours. Recopiez la référence du virement, ou le numéro de commande au dos des chèques : c’est ce qui nous permet de les reconnaître.`,
    },
    reserver: {
      title: 'Réserver un cours',
      body: `Choisissez le forfait, puis le professeur : la semaine s’affiche avec les créneaux libres. Un clic, une confirmation, et la réservation arrive par e-mail avec un fichier pour votre agenda.

## Répéter

Depuis un créneau, « Répéter chaque semaine » réserve plusieurs dates d’un coup. Celles qui ne sont pas libres vous sont montrées avant.

## Rien de libre ?

« Prévenez-moi » envoie un e-mail dès qu’un créneau se libère dans les heures qui vous vont.`,
    },
    suivre: {
      title: 'Suivre, déplacer, annuler',
      body: `« Mon suivi » montre le prochain cours, les cours à venir, ce qu’il reste sur chaque forfait, et l’historique.

## Déplacer ou annuler

Avant le délai indiqué, un cours se déplace ou s’annule sans rien perdre. Après, il est compté comme pris, sauf l’exception prévue par votre forfait : la page vous le dit avant de confirmer.

## Quand le professeur est absent

Vous recevez un e-mail avec les choix possibles. Sans réponse, le cours revient de lui-même sur votre forfait.

## Dans votre agenda

L’adresse de l’agenda personnel met vos cours à jour dans le téléphone. Elle est privée : donnez-la à qui doit voir vos cours, et fermez-la si elle circule.`,
    },
    attendre: {
      title: 'Cours collectifs et liste d’attente',
      body: `Un cours collectif a des dates : vous choisissez celle où vous commencez. Quand une séance est complète, la liste d’attente garde votre rang.

Une place qui se libère est proposée à la première personne de la liste, par e-mail, pendant un temps limité ; sans réponse elle passe à la suivante.

Une séance manquée peut se reporter si votre forfait le prévoit.`,
    },
    achats: {
      title: 'Mes achats, factures et papiers',
      body: `Chaque commande est dans « Mes achats », avec son état, ses échéances, sa facture et ses reçus en PDF.

- Une attestation d’inscription ou de présence se demande au même endroit.
- Pendant quatorze jours, vous pouvez renoncer à un achat fait à distance : la page montre ce qui vous sera rendu. Les cours déjà pris à votre demande restent dus.
- Un paiement par carte refusé se rattrape depuis la commande.`,
    },
    cadeaux: {
      title: 'Offrir, recevoir un bon cadeau',
      body: `Un bon cadeau se choisit sur la page « Cadeaux » : vous décidez à qui l’envoyer et quel jour, ou vous l’imprimez.

Pour l’utiliser, recopiez son code dans « Utiliser un bon ». Il devient un forfait au nom de l’élève choisi, valable jusqu’à la date écrite sur le bon.`,
    },
    'tarif-reduit': {
      title: 'Demander le tarif réduit',
      body: `Envoyez votre justificatif depuis « Tarif réduit » : une photo ou un PDF suffit. La réponse arrive par e-mail, avec la date jusqu’à laquelle le tarif est accordé.

Le prix réduit s’affiche ensuite de lui-même, pour la personne à qui il est accordé. Le justificatif est effacé quand il ne sert plus.`,
    },
    donnees: {
      title: 'Vos données',
      body: `Elles vous appartiennent. Vous pouvez les voir dans votre espace, les faire corriger, les télécharger toutes ensemble (« Télécharger mes données », dans « Mon profil »), et demander à être retiré.

Un dossier sans facture ni activité est complètement supprimé. Sinon, nous effaçons tout sauf ce que la loi nous demande de garder. S’il reste un solde, de l’argent sur le compte ou un cours à venir, nous en parlons d’abord ensemble.`,
    },
  },
}
