import type { Block } from '@/lib/site/types'
import { typesetAll } from '../typography'
import { contactPages } from './atelier-pages-contact'
import { legalPages } from './atelier-pages-legal'

export type PageContent = { slug: string; title: string; description: string; blocks: Block[] }

const home: PageContent = {
  slug: 'accueil',
  title: 'L’Atelier',
  description:
    'École de chant, de théâtre, de comédie musicale et de piano à Paris 11e et 17e : cours particuliers pour tous les âges, réservés en ligne, à l’unité ou par forfait.',
  blocks: [
    {
      kind: 'hero',
      title: 'Chanter, jouer, monter sur scène.',
      lead: 'Des cours particuliers de chant, de théâtre, de comédie musicale et de piano, à tout âge et à tout niveau. Réservez en ligne, venez quand vous le pouvez, suivez vos progrès.',
      picture: 'stage',
      actions: [
        { label: 'Voir les cours et tarifs', to: 'cours-et-tarifs' },
        { label: 'Nous rencontrer', to: 'contact' },
      ],
    },
    {
      kind: 'prose',
      title: 'Une école, deux plateaux, huit professeurs',
      paragraphs: [
        'L’Atelier est une association fondée par des artistes qui n’ont jamais cessé d’enseigner. On y vient pour chanter juste, pour oser une scène, pour préparer un concours, pour reprendre le piano laissé à quinze ans, ou simplement pour une heure à soi dans la semaine.',
        'Les cours sont particuliers : un élève, un professeur, une salle qui a de la lumière et un piano accordé. Vous choisissez avec qui, vous choisissez quand, et vous changez d’avis sans avoir à téléphoner.',
        'Trois fois par an, ceux qui le souhaitent passent devant un public bienveillant dans la grande salle. Personne n’y est obligé ; presque tout le monde y revient.',
      ],
    },
    {
      kind: 'cards',
      title: 'Ce que l’on y apprend',
      cards: [
        {
          title: 'Chant',
          text: 'Souffle, placement, justesse, interprétation. Variété, chanson, jazz ou lyrique, dès 12 ans.',
          link: { label: 'Les cours de chant', to: 'cours-et-tarifs/cours-chant' },
        },
        {
          title: 'Théâtre',
          text: 'Lecture, jeu, diction, présence. Débuter, préparer une audition, prendre la parole, dès 10 ans.',
          link: { label: 'Les cours de théâtre', to: 'cours-et-tarifs/cours-theatre' },
        },
        {
          title: 'Comédie musicale',
          text: 'Chanter, jouer et bouger dans le même mouvement, d’un air à sa scène, dès 12 ans.',
          link: { label: 'La comédie musicale', to: 'cours-et-tarifs/cours-comedie-musicale' },
        },
        {
          title: 'Piano',
          text: 'Lire, jouer, s’accompagner. Du jeu des six ans au jazz des grands débutants.',
          link: { label: 'Les cours de piano', to: 'cours-et-tarifs/cours-piano' },
        },
      ],
    },
    {
      kind: 'steps',
      title: 'Comment cela se passe',
      steps: [
        {
          title: 'Choisissez',
          text: 'Un cours d’essai pour faire connaissance, un cours à l’unité, ou un forfait de 4, 10 ou 30 cours que vous utilisez à votre rythme.',
        },
        {
          title: 'Réservez',
          text: 'Dès le paiement par carte, vos cours sont sur votre compte. Semaine par semaine, vous prenez l’heure qui vous convient avec le professeur de votre choix.',
        },
        {
          title: 'Venez, ou déplacez',
          text: 'Un empêchement ? Jusqu’à 24 heures avant, vous annulez en ligne et le cours vous est rendu aussitôt.',
        },
      ],
    },
    {
      kind: 'teachers',
      title: 'Les professeurs',
      intro: 'Tous ont une vie de scène à côté des cours. C’est ce qu’ils transmettent.',
    },
    {
      kind: 'facts',
      figures: [
        { value: '45,00 €', label: 'le cours d’essai, sans adhésion' },
        { value: '1 h', label: 'par cours, seul avec le professeur' },
        { value: '24 h', label: 'avant, vous pouvez encore annuler' },
        { value: '7 j / 7', label: 'pour réserver en ligne' },
      ],
    },
    {
      kind: 'questions',
      title: 'Ce que l’on nous demande souvent',
      items: [
        {
          question: 'Je n’ai jamais chanté. Est-ce trop tard ?',
          answer:
            'Non. La moitié de nos élèves ont commencé adultes, sans savoir lire la musique. Le cours d’essai sert à faire le point, et n’engage à rien.',
        },
        {
          question: 'Faut-il adhérer ?',
          answer:
            'Pour un cours d’essai ou à l’unité, non. Pour un forfait, oui : l’adhésion annuelle est celle de l’élève, et le panier vous propose de l’ajouter si elle manque. Elle existe [au tarif réduit](cours-et-tarifs/adhesion-annuelle).',
        },
        {
          question: 'Puis-je changer de professeur en cours de forfait ?',
          answer: 'Oui, à chaque réservation, parmi les professeurs de la discipline du forfait.',
        },
        {
          question: 'Accueillez-vous les enfants ?',
          answer:
            'Le piano commence à 6 ans, le théâtre à 10 ans, le chant et la comédie musicale à 12 ans. L’adulte responsable crée le compte, ajoute ses élèves et réserve pour eux.',
        },
        {
          question: 'Puis-je offrir un cours ?',
          answer: 'Bien sûr : [voyez comment offrir](cadeaux), ou appelez-nous au {telephone}.',
        },
      ],
    },
    {
      kind: 'call',
      title: 'Commencez par un essai',
      text: 'Une heure avec le professeur de votre choix, pour poser vos questions et entendre votre voix dans la salle.',
      actions: [
        { label: 'Voir les cours d’essai', to: 'cours-et-tarifs/filtre/essai' },
        { label: 'Poser une question', to: 'contact' },
      ],
    },
  ],
}

const events: PageContent = {
  slug: 'evenementiel',
  title: 'Événementiel',
  description:
    'Chanteurs, comédiens et ateliers de scène pour vos événements : mariages, séminaires, fêtes d’école, inaugurations, à Paris et alentour.',
  blocks: [
    {
      kind: 'hero',
      title: 'Une soirée dont on fredonne encore l’air le lendemain.',
      lead: 'Les professeurs et les élèves confirmés de L’Atelier chantent, jouent et font chanter vos invités, à Paris et alentour.',
      picture: 'festoon',
      actions: [{ label: 'Parler de votre événement', to: 'contact' }],
    },
    {
      kind: 'cards',
      title: 'Ce que nous proposons',
      cards: [
        {
          title: 'Pour un mariage',
          text: 'Une voix et un piano pour la cérémonie, un trio pour le vin d’honneur. Nous travaillons avec vous les chants et leurs textes.',
        },
        {
          title: 'Pour une équipe',
          text: 'Une chorale d’un jour : trois heures pour apprendre deux chansons à plusieurs voix, et les chanter devant les autres en fin de journée.',
        },
        {
          title: 'Pour prendre la parole',
          text: 'Un atelier de scène en petit groupe, avec des comédiens : le souffle, le regard, le silence. Utile à qui présente, plaide, enseigne ou vend.',
        },
        {
          title: 'Pour une fête',
          text: 'Inauguration, anniversaire, fête d’école ou de quartier : un spectacle de quarante minutes, léger à installer, pour tous les âges.',
        },
      ],
    },
    {
      kind: 'steps',
      title: 'De l’idée au jour venu',
      steps: [
        { title: 'Vous racontez', text: 'La date, le lieu, le public, l’ambiance. Un appel de dix minutes suffit.' },
        {
          title: 'Nous proposons',
          text: 'Sous deux jours ouvrés, un programme, les artistes et un devis détaillé, sans engagement.',
        },
        {
          title: 'Nous venons',
          text: 'Avec le son et la lumière qu’il faut. Une personne de l’équipe est joignable jusqu’au rappel.',
        },
      ],
    },
    {
      kind: 'prose',
      title: 'Ce qu’il faut savoir',
      paragraphs: [
        'Un devis est établi pour chaque événement : il dépend du nombre d’artistes, de la durée, du déplacement et du matériel. Nous demandons une réponse trois semaines avant la date, et nous déclarons tous les artistes qui se produisent.',
        'Vous cherchez un lieu ? La grande salle des Lilas-Blancs accueille quarante-cinq personnes : voyez la page [Location](location).',
      ],
    },
    {
      kind: 'call',
      title: 'Une date en tête ?',
      text: 'Écrivez-nous quelques lignes, ou appelez le {telephone} : nous vous dirons tout de suite si elle est libre.',
      actions: [{ label: 'Nous écrire', to: 'contact' }],
    },
  ],
}

const offers: PageContent = {
  slug: 'cours-et-tarifs',
  title: 'Cours et tarifs',
  description:
    'Cours particuliers de chant, de théâtre, de comédie musicale et de piano : essai, à l’unité, forfaits de 4, 10 et 30 cours, adhésion annuelle et tarif réduit.',
  blocks: [
    {
      kind: 'hero',
      title: 'Cours et tarifs',
      lead: 'Cours particuliers et cours collectifs, tous niveaux. À l’unité ou par forfait, vous réservez en ligne dès le paiement.',
    },
  ],
}

const gifts: PageContent = {
  slug: 'cadeaux',
  title: 'Cadeaux',
  description:
    'Offrir un cours de chant, de théâtre, de comédie musicale ou de piano : un bon cadeau valable six mois, à commander en ligne ou par téléphone.',
  blocks: [
    {
      kind: 'hero',
      title: 'Offrez une heure de lumière.',
      lead: 'Un cours de chant, de théâtre, de comédie musicale ou de piano, pour quelqu’un qui en parle depuis longtemps.',
      picture: 'curtain',
    },
    { kind: 'gifts', title: 'Que voulez-vous offrir ?' },
    {
      kind: 'steps',
      title: 'Comment offrir',
      steps: [
        {
          title: 'Choisissez',
          text: 'Un cours, quatre cours, une chanson en studio : la personne choisira elle-même sa discipline, son professeur et son heure.',
        },
        {
          title: 'Dites à qui',
          text: 'Dans le panier, écrivez son nom, votre mot et le jour de l’envoi. Le bon part par e-mail ce matin-là, ou vous l’imprimez.',
        },
        {
          title: 'Offrez',
          text: 'Payé par carte, le bon est prêt aussitôt. Vous le retrouvez dans « Mes achats », avec son code et sa dernière journée.',
        },
      ],
    },
    {
      kind: 'questions',
      title: 'Bon à savoir',
      items: [
        {
          question: 'Combien de temps le bon est-il valable ?',
          answer: 'Six mois de date à date à partir du paiement. Le dernier jour est écrit dessus et compte encore.',
        },
        {
          question: 'Comment s’en sert-on ?',
          answer:
            'Avec le code du bon : sur son compte, en ligne, ou en appelant le {telephone}. Par téléphone, la personne n’a pas besoin de compte.',
        },
        {
          question: 'Faut-il une adhésion ?',
          answer: 'Non : un cours offert se prend sans adhésion.',
        },
        {
          question: 'Et si la date ne convient plus ?',
          answer: 'Un cours réservé avec un bon s’annule jusqu’à 24 heures avant, et revient au bon.',
        },
        {
          question: 'Je préfère le téléphone',
          answer: 'Appelez le {telephone}, du mardi au samedi de 10 h à 19 h : nous préparons le bon avec vous.',
        },
      ],
    },
    {
      kind: 'call',
      title: 'Vous avez reçu un bon ?',
      text: 'Son code ouvre vos cours dans votre espace. Vous pouvez aussi appeler le {telephone}.',
      actions: [{ label: 'Utiliser mon bon', to: 'mon-compte/cadeau' }],
    },
  ],
}

/** The public pages of the demonstration, in the order of the menu ([1.A1]). */
export const atelierPages: readonly PageContent[] = [home, events, offers, gifts, ...contactPages, ...legalPages].map(
  typesetAll,
)
