import type { PageContent } from './atelier-pages'

/** Location and Contact: the two pages with a form. */
export const contactPages: PageContent[] = [
  {
    slug: 'location',
    title: 'Location',
    description:
      'Louer une salle de répétition, un studio de chant ou un plateau à Paris 11e et 17e : salles équipées, à l’heure ou à la journée, demande en ligne.',
    blocks: [
      {
        kind: 'hero',
        title: 'Une salle pour répéter, filmer, réunir.',
        lead: 'Entre deux cours, nos salles se louent à l’heure, à la demi-journée ou à la journée, à des troupes, des musiciens, des associations et des entreprises.',
        picture: 'studio',
      },
      { kind: 'rooms', title: 'Les salles' },
      {
        kind: 'prose',
        title: 'Les conditions',
        paragraphs: [
          'Le prix dépend de la salle, de la durée et de l’heure ; les adhérents et les associations ont un tarif préférentiel. Vous recevez un devis sous deux jours ouvrés, et la salle n’est à vous qu’une fois le devis accepté.',
        ],
        list: [
          'Une heure au moins ; les cours de l’école passent avant les locations.',
          'Le piano, les pupitres et le vestiaire sont compris ; le son et la lumière sur demande.',
          'Une attestation d’assurance est demandée pour les événements qui reçoivent du public.',
          'Annulation sans frais jusqu’à sept jours avant.',
        ],
      },
      {
        kind: 'form',
        form: 'rental',
        title: 'Demander une salle',
        intro:
          'Cette demande ne réserve rien : nous vérifions que la salle est libre, puis nous vous envoyons un devis. Pour une réponse tout de suite, appelez le {telephone}.',
      },
    ],
  },
  {
    slug: 'contact',
    title: 'Contact',
    description:
      'Écrire, appeler ou venir à L’Atelier : adresses des deux lieux, téléphone, horaires d’accueil et formulaire.',
    blocks: [
      {
        kind: 'hero',
        title: 'Parlons-en',
        lead: 'Une question sur un cours, un essai, une commande ? Nous répondons sous deux jours ouvrés, et tout de suite au téléphone quand nous ne sommes pas en cours.',
      },
      {
        kind: 'reach',
        title: 'Nous joindre',
        hours: ['du mardi au vendredi, 10 h – 19 h', 'le samedi, 10 h – 17 h'],
        note: 'Si vous avez déjà un dossier à l’école et que votre compte n’est pas encore créé, dites-le nous : nous le retrouverons ensemble.',
      },
      {
        kind: 'form',
        form: 'contact',
        title: 'Nous écrire',
        intro: 'Votre message arrive dans la boîte de l’association, à {email}.',
      },
      {
        kind: 'places',
        title: 'Venir',
        intro: 'Les cours ont lieu à deux adresses ; celle du vôtre est dans chaque confirmation.',
      },
    ],
  },
]
