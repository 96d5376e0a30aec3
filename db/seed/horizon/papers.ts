import type { PageContent } from '../content/atelier-pages'

/** The papers at the foot of `horizon`'s pages. */
export const horizonPapers: PageContent[] = [
  {
    slug: 'mentions-legales',
    title: 'Mentions légales',
    description: 'Qui publie le site d’Horizon, qui l’héberge, à qui s’adresser.',
    blocks: [
      { kind: 'hero', title: 'Mentions légales', lead: 'Qui publie ce site, qui l’héberge, à qui s’adresser.' },
      {
        kind: 'prose',
        title: 'Éditeur',
        paragraphs: [
          'Ce site est publié par Horizon, organisme à but non lucratif, 12 rue des Marées, Québec (Québec) G1K 0A0, NEQ 0000000000.',
          'Directrice de la publication : Maude Lavallée, directrice générale. Téléphone : {telephone}. E-mail : {email}.',
        ],
      },
      {
        kind: 'prose',
        title: 'Hébergement',
        paragraphs: [
          'Le site est hébergé dans l’Union européenne par Hébergeur Exemple SAS, 1 rue de l’Exemple, 75000 Paris, contact@hebergeur.example. Le logiciel Diapason est libre, sous licence AGPL.',
        ],
      },
    ],
  },
  {
    slug: 'confidentialite',
    title: 'Confidentialité',
    description:
      'Ce qu’Horizon conserve, pourquoi, combien de temps, et comment exercer vos droits au Québec et en Europe.',
    blocks: [
      {
        kind: 'hero',
        title: 'Confidentialité',
        lead: 'Ce que nous gardons, pourquoi, combien de temps, et ce que vous pouvez demander.',
      },
      {
        kind: 'prose',
        title: 'Votre dossier',
        paragraphs: [
          'Votre nom, vos coordonnées, votre date de naissance, les ateliers suivis et ce que vous avez payé : c’est ce qu’il faut pour vous accueillir. Rien n’est vendu ni prêté.',
          'Nous vous écrivons, vous appelons ou vous envoyons du courrier seulement si vous l’avez accepté, canal par canal ; chaque réponse est datée et se change dans « Mon profil ».',
        ],
      },
      {
        kind: 'prose',
        title: 'Vos droits',
        paragraphs: [
          'La loi 25 au Québec et le RGPD en Europe vous donnent le droit de voir vos données, de les faire corriger, de les emporter et de demander à être retiré. La personne responsable est Maude Lavallée, {email}, {telephone}.',
          'Les factures sont gardées le temps que la loi l’exige dans le pays où elles ont été émises.',
        ],
      },
    ],
  },
]
