/** What an error page says. On its own, since that page reads it in the browser without the rest of the catalogue. */
export default {
  title: 'Un incident en coulisses',
  text: 'La page n’a pas pu s’afficher. Réessayez dans un instant ; si cela dure, appelez-nous.',
  again: 'Réessayer',
  reference: 'Référence :',
}
