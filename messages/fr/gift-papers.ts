/** Le bon cadeau, sur papier. */
export const voucherTexts = {
  title: 'Bon cadeau',
  fileName: 'Bon cadeau {name}.pdf',
  bearer: 'Au porteur de ce bon',
  for: 'Offert à',
  from: 'De la part de',
  offeredOn: 'Offert le',
  lesson: 'Un cours de {length}',
  lessons: '{count} cours de {length}',
  code: 'Code du bon',
  until: 'Valable jusqu’au {day}, dernier jour inclus',
  how: 'Comment réserver ?',
  online:
    'Sur votre compte : {address}, avec le code ci-dessus. Vous choisissez ensuite votre professeur et votre horaire.',
  orPhone: 'Ou par téléphone, au {phone} : nous réservons avec vous.',
  phone: 'Par téléphone, au {phone}, avec le code ci-dessus : nous réservons avec vous.',
  lastDay:
    'Chaque cours commence au plus tard le dernier jour du bon. Le bon s’utilise une fois, par une seule personne.',
}
