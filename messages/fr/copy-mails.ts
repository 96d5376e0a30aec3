/** L’e-mail qui demande à une deuxième adresse si elle veut les copies, et ce que chaque copie dit d’elle-même. */
export const copyMails = {
  copy_confirmation: {
    subject: 'Recevoir une copie des messages de {eleve} ?',
    preview: 'Rien ne vous sera envoyé sans votre accord.',
    kicker: 'Copie des messages',
    title: 'Voulez-vous recevoir ces messages ?',
    button: 'Répondre',
    body: `Le responsable de {eleve} demande que cette adresse reçoive une copie des messages de {structure} sur ses cours : réservations, changements, rappels.

[bouton]

Rien ne vous sera envoyé sans votre accord, et chaque copie permettra d’arrêter les suivantes. Si cette demande ne vous dit rien, ne faites rien.`,
  },
} as const

export const copyTexts = {
  note: 'Copie, pour information, d’un message sur les cours de {eleve}.',
  why: 'Vous recevez cette copie parce que cette adresse l’a acceptée. Ne plus recevoir de copie',
} as const
