/** The mail that recalls what somebody owes, read by messages.ts ([1.H11]). */
export const dueTexts = {
  line: 'Commande {numero}',
  part: 'échéance {rang} sur {fois}',
  late: '{moyen}, attendu le {jour}',
  undated: '{moyen}',
  bounced: '{moyen}, rejeté par la banque',
  total: 'Total attendu',
  transfer: 'Le plus simple est un virement sur le compte de {titulaire}, IBAN {iban}, avec la référence {references}.',
  office: 'Le plus simple est de passer nous voir ou de nous appeler.',
}

export const dunningMails = {
  money_due: {
    subject: 'Rappel : {total} à régler',
    preview: 'Ce que nous attendons encore, et comment le régler.',
    kicker: 'Rappel',
    title: 'Il reste un règlement',
    button: 'Voir mes achats',
    body: `Bonjour {prenom}, sauf erreur de notre part, nous n’avons pas encore reçu ce qui suit.

[commande]

{reglement}

[bouton]

Si vous venez de payer, ne tenez pas compte de ce message : nos échanges se sont croisés. Une difficulté passagère ? Répondez-nous, nous trouverons un arrangement.`,
  },
} as const
