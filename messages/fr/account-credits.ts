import type { AccountCreditRefusal } from '@/lib/account-credits/types'

/** What the office reads of credit on its clients' accounts. */
export default {
  title: 'Crédits sur les comptes',
  lead: 'Ce que vos clients ont versé en trop : leur prochaine commande l’utilise en premier. À leur demande, rendez-le et notez-le ici.',
  back: 'Virements',
  link: 'Crédits sur les comptes des clients',
  file: 'Dossier n° {number}',
  amount: 'Montant rendu',
  reason: 'Comment',
  reasonHelp: 'Par exemple : virement du 21/11, à sa demande.',
  submit: 'Noter comme rendu',
  done: 'C’est noté : ce crédit n’est plus sur le compte.',
  none: 'Aucun crédit',
  noneText: 'Aucun client n’a d’argent en réserve. Un virement supérieur à ce qui est dû en crée un.',
  fields: { amount: 'Donnez un montant en euros, comme 50,00.' },
  refusals: {
    account_credit_short: 'C’est plus que le crédit de ce compte.',
    balance_changed: 'Ce crédit a changé entre-temps : rien n’a été noté, rechargez la page et vérifiez.',
    not_found: 'Ce dossier n’existe pas.',
    busy: 'Quelqu’un d’autre travaille sur ce dossier : réessayez dans un instant.',
  } satisfies Record<AccountCreditRefusal, string>,
}
