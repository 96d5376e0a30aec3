/** Where the middleware writes which page is asked for, which Next tells no page. */
export const pathHeader = 'x-path'

/** The first folder of every page that is personal: never cached, never in a search engine. No import: the middleware and next.config.ts read it. */
export const personalSections = [
  'connexion',
  'creer-un-compte',
  'activation',
  'invitation',
  'mot-de-passe-oublie',
  'nouveau-mot-de-passe',
  'nouvelle-adresse',
  'panier',
  'mon-compte',
  'messages',
  'desabonnement',
  'paiement',
  'gestion',
  'retrait',
  'aide',
] as const
