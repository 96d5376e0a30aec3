import type { PageContent } from './atelier-pages'

/** The papers that the law asks for; a structure has its own checked by its counsel. */
export const legalPages: PageContent[] = [
  {
    slug: 'mentions-legales',
    title: 'Mentions légales',
    description: 'Éditeur, directrice de la publication, hébergeur et médiateur du site de L’Atelier.',
    blocks: [
      { kind: 'hero', title: 'Mentions légales', lead: 'Qui publie ce site, qui l’héberge, à qui s’adresser.' },
      {
        kind: 'prose',
        title: 'Éditeur',
        paragraphs: [
          'Ce site est publié par L’Atelier, association régie par la loi du 1er juillet 1901, dont le siège est au 28 rue des Lilas-Blancs, 75011 Paris, inscrite au répertoire national des associations sous le numéro W000000000.',
          'Directrice de la publication : Anne Rivoire, présidente. Téléphone : {telephone}. E-mail : {email}.',
        ],
      },
      {
        kind: 'prose',
        title: 'Hébergement',
        paragraphs: [
          'Le site est hébergé dans l’Union européenne par Hébergeur Exemple SAS, 1 rue de l’Exemple, 75000 Paris, contact@hebergeur.example.',
        ],
      },
      {
        kind: 'prose',
        title: 'Textes et images',
        paragraphs: [
          'Les textes et les images du site appartiennent à l’association ou à leurs auteurs. Leur reprise demande un accord écrit. Le logiciel Diapason est libre, sous licence AGPL.',
        ],
      },
      {
        kind: 'prose',
        title: 'Réclamations et médiation',
        paragraphs: [
          'Une réclamation s’adresse d’abord à l’association, par la page [Contact](contact). Sans accord sous deux mois, tout consommateur peut saisir gratuitement le médiateur de la consommation dont les coordonnées lui sont données sur demande.',
        ],
      },
      {
        kind: 'prose',
        title: 'Accessibilité',
        paragraphs: [
          'Le site vise la conformité au RGAA 4.1 et aux WCAG 2.2, niveau AA. Si une page vous résiste, dites-le nous au {telephone} : nous vous aidons tout de suite et nous corrigeons.',
        ],
      },
    ],
  },
  {
    slug: 'confidentialite',
    title: 'Confidentialité',
    description: 'Les données que L’Atelier conserve, pourquoi, combien de temps, et comment exercer vos droits.',
    blocks: [
      {
        kind: 'hero',
        title: 'Confidentialité',
        lead: 'Ce que nous conservons, pourquoi, combien de temps, et ce que vous pouvez demander.',
      },
      {
        kind: 'prose',
        title: 'Ce que nous conservons',
        paragraphs: [
          'L’association est responsable du traitement de vos données. Elle ne conserve que ce qui sert à vos cours :',
        ],
        list: [
          'votre compte : nom, e-mail, téléphone, adresse, date de naissance, et un mot de passe que personne ne peut lire ;',
          'vos élèves : nom, date de naissance, ce que vous écrivez pour le professeur, la personne à prévenir, celles qui peuvent venir les chercher, l’accord sur les images ;',
          'vos commandes, vos paiements et vos cours. Les données de votre carte restent chez notre prestataire Stripe : elles ne passent jamais par nos serveurs.',
        ],
      },
      {
        kind: 'prose',
        title: 'Pourquoi',
        paragraphs: [
          'Pour exécuter le contrat que vous passez avec nous (commandes, cours, messages de service), pour respecter la loi (comptabilité), et, pour le reste, avec votre accord, que vous pouvez retirer. Rien n’est vendu, rien n’est cédé, aucune publicité.',
        ],
      },
      {
        kind: 'prose',
        title: 'Combien de temps',
        paragraphs: ['Chaque chose a son terme :'],
        list: [
          'le compte et les élèves : trois ans après le dernier cours ou la dernière connexion ;',
          'les commandes et les factures : dix ans, comme la loi le demande ;',
          'les messages envoyés par les formulaires de ce site : un an ;',
          'les journaux techniques : six mois.',
        ],
      },
      {
        kind: 'prose',
        title: 'Qui les voit',
        paragraphs: [
          'L’équipe de l’association, et chaque professeur pour ses propres élèves. Les coordonnées et les images des mineurs ne sont visibles que de leurs professeurs. Nos prestataires (hébergement, paiement, envoi des e-mails) n’agissent que sur nos instructions.',
        ],
      },
      {
        kind: 'prose',
        title: 'Vos droits',
        paragraphs: [
          'Vous pouvez consulter vos données, les corriger, les recevoir dans un fichier, les faire effacer ou en limiter l’usage, en écrivant à {email}. Nous répondons sous un mois. Vous pouvez aussi saisir la CNIL.',
        ],
      },
      {
        kind: 'prose',
        title: 'Cookies',
        paragraphs: [
          'Ce site n’en dépose que trois, tous nécessaires, qui n’ont donc pas à vous être proposés : votre session, votre panier et le nombre de ses lignes. Le thème clair ou sombre est retenu par votre navigateur seul. Aucune mesure d’audience, aucun contenu de tiers ; la page de paiement seule charge le script de Stripe.',
        ],
      },
    ],
  },
]
