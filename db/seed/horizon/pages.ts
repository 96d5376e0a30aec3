import type { PageContent } from '../content/atelier-pages'
import { pictureId } from '../pictures'
import { typesetAll } from '../typography'
import { horizonPapers } from './papers'

const activities: PageContent[] = [
  {
    slug: 'accueil',
    title: 'Horizon',
    description:
      'Ateliers de croissance personnelle au Québec, en France, en Belgique et en ligne : des groupes de taille humaine, des outils simples, une équipe qui voyage.',
    blocks: [
      {
        kind: 'hero',
        title: 'Prendre du recul, puis avancer.',
        lead: 'Horizon donne des ateliers d’une à quatre journées pour mieux se comprendre, mieux parler aux autres et décider plus tranquillement. Nous venons à vous : au Québec, en France, en Belgique, et en ligne.',
        picture: pictureId('horizon', 'landscape'),
        actions: [
          { label: 'Voir les ateliers', to: 'ateliers' },
          { label: 'Nous écrire', to: 'contact' },
        ],
      },
      {
        kind: 'facts',
        figures: [
          { value: '4', label: 'villes en tournée, et les soirées en ligne' },
          { value: '12', label: 'personnes par groupe, jamais plus de 16' },
          { value: '18 ans', label: 'que l’école existe' },
        ],
      },
      {
        kind: 'cards',
        title: 'Trois portes d’entrée',
        cards: [
          {
            title: 'Une journée pour essayer',
            text: 'La journée « Bien-être » : respirer, se poser, repartir avec deux exercices que l’on garde.',
            link: { label: 'Les ateliers', to: 'ateliers' },
          },
          {
            title: 'Un parcours en trois phases',
            text: 'Se connaître, se dire, choisir : chaque phase se suit à son rythme, dans la ville de son choix.',
            link: { label: 'La démarche', to: 'demarche' },
          },
          {
            title: 'Revenir à la carte',
            text: 'Un atelier déjà suivi peut l’être de nouveau : on n’y entend jamais la même chose deux fois.',
            link: { label: 'La tournée', to: 'tournee' },
          },
        ],
      },
      {
        kind: 'questions',
        title: 'Avant de venir',
        items: [
          {
            question: 'Faut-il avoir déjà suivi quelque chose ?',
            answer:
              'Non. La journée « Bien-être » et la première phase s’adressent à tout le monde, à partir de 18 ans.',
          },
          {
            question: 'Est-ce une thérapie ?',
            answer:
              'Non. Nos animatrices et animateurs donnent des outils, ils ne soignent pas. Si vous êtes suivi par une ou un professionnel de la santé, parlez-lui de votre projet, et parlez-nous en : {telephone}.',
          },
          {
            question: 'Et si la date ne me convient plus ?',
            answer: 'Écrivez-nous à {email} : nous gardons ce que vous avez payé pour la prochaine date qui vous va.',
          },
        ],
      },
      {
        kind: 'call',
        title: 'Une question avant de vous décider ?',
        text: 'Nous rappelons sous deux jours ouvrés, à l’heure de chez vous.',
        actions: [{ label: 'Nous écrire', to: 'contact' }],
      },
    ],
  },
  {
    slug: 'ateliers',
    title: 'Les ateliers',
    description:
      'Les ateliers d’Horizon : la journée Bien-être, les trois phases du parcours, et les ateliers à la carte, au Québec, en Europe et en ligne.',
    blocks: [
      {
        kind: 'hero',
        title: 'Les ateliers',
        lead: 'D’une soirée à quatre journées. On s’inscrit à un atelier seul, ou à une phase entière.',
      },
      {
        kind: 'cards',
        title: 'La famille « Bien-être »',
        intro: 'Une journée, sans préalable.',
        cards: [
          {
            title: 'Respirer et relâcher',
            text: 'Le souffle, la posture, le repos : une journée pour apprendre à redescendre.',
          },
          { title: 'Dormir mieux', text: 'Comprendre ses nuits et retrouver une soirée qui prépare au sommeil.' },
          { title: 'Le corps qui parle', text: 'Reconnaître ses signaux avant qu’ils ne crient.' },
        ],
      },
      {
        kind: 'steps',
        title: 'Le parcours en trois phases',
        steps: [
          {
            title: 'Phase 1 · Se connaître',
            text: 'Quatre journées : son histoire, ses réflexes, ce qui compte vraiment.',
          },
          { title: 'Phase 2 · Se dire', text: 'Trois journées : écouter, demander, refuser, réparer.' },
          {
            title: 'Phase 3 · Choisir',
            text: 'Quatre journées : décider, tenir, célébrer. On peut y revenir comme observateur.',
          },
        ],
      },
      {
        kind: 'prose',
        title: 'En ligne',
        paragraphs: [
          'Les soirées en ligne durent deux heures, en petit groupe, caméra allumée. Elles s’adressent autant à qui n’a encore rien suivi qu’à qui veut garder le fil entre deux phases.',
          'Un lien personnel est envoyé la veille. Une connexion ordinaire et un endroit calme suffisent.',
        ],
      },
    ],
  },
  {
    slug: 'demarche',
    title: 'La démarche',
    description:
      'Comment travaille Horizon : des groupes de taille humaine, des outils simples, la confidentialité, une équipe formée.',
    blocks: [
      {
        kind: 'hero',
        title: 'La démarche',
        lead: 'Des outils simples, un groupe qui écoute, et le temps de les essayer pour de vrai.',
      },
      {
        kind: 'prose',
        title: 'Ce que nous faisons',
        paragraphs: [
          'Chaque journée alterne un apport court, un exercice à deux ou à trois, et un retour en groupe. Personne n’est obligé de parler de ce qu’il ne veut pas dire.',
          'Les groupes restent petits : douze personnes le plus souvent, seize au plus, avec une animatrice ou un animateur et une personne qui assiste.',
        ],
        list: [
          'Ce qui se dit dans un atelier y reste.',
          'On arrive et on repart à l’heure : les pauses aussi.',
          'Chacun travaille sur soi, personne ne conseille les autres.',
        ],
      },
      {
        kind: 'prose',
        title: 'Ce que nous ne faisons pas',
        paragraphs: [
          'Nous ne posons pas de diagnostic, nous ne remplaçons ni traitement ni suivi, et nous ne promettons pas de résultat. Si un atelier ne vous convient pas, nous préférons vous le dire et vous rendre votre place.',
        ],
      },
    ],
  },
  {
    slug: 'tournee',
    title: 'La tournée',
    description: 'Où Horizon donne ses ateliers cette saison : Québec, Montréal, Lyon, Liège, et en ligne.',
    blocks: [
      {
        kind: 'hero',
        title: 'La tournée',
        lead: 'L’équipe part deux fois par an en Europe, au printemps et à l’automne, et parcourt le Québec le reste de l’année.',
      },
      {
        kind: 'places',
        title: 'Nos salles',
        intro: 'Les mêmes d’une saison à l’autre, choisies pour leur calme et leur accès.',
      },
      {
        kind: 'prose',
        title: 'Dans quelle monnaie paie-t-on ?',
        paragraphs: [
          'Dans celle du pays où vous habitez : en dollars au Canada, en euros en Europe, quelle que soit la ville de l’atelier.',
        ],
      },
      {
        kind: 'call',
        title: 'Votre ville n’y est pas ?',
        text: 'À partir de huit personnes intéressées, nous cherchons une salle près de chez vous.',
        actions: [{ label: 'Le dire à l’équipe', to: 'contact' }],
      },
    ],
  },
  {
    slug: 'contact',
    title: 'Contact',
    description: 'Écrire ou téléphoner à Horizon : Québec, France et Belgique, formulaire, heures d’accueil.',
    blocks: [
      {
        kind: 'hero',
        title: 'Écrivez-nous',
        lead: 'Nous répondons sous deux jours ouvrés, et rappelons à l’heure de chez vous.',
      },
      {
        kind: 'reach',
        title: 'Nous joindre',
        hours: ['du lundi au jeudi, 9 h – 16 h (Québec)', 'du lundi au jeudi, 15 h – 22 h (Paris, Bruxelles)'],
        note: 'Si vous avez déjà suivi un atelier, vous avez un dossier chez nous : dites-le, nous vous y invitons par courriel.',
      },
      { kind: 'form', form: 'contact', title: 'Votre message' },
    ],
  },
]

/** The public pages of `horizon`, in the order of its menu. */
export const horizonPages: PageContent[] = [...activities, ...horizonPapers].map(typesetAll)
