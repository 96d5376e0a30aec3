/** What a refused card is told, in French: the bank's reason first, then the provider's. */
const REFUSALS = {
  generic_decline: 'Votre carte a été refusée.',
  card_declined: 'Votre carte a été refusée.',
  insufficient_funds: 'La provision de votre carte est insuffisante. Essayez avec une autre carte.',
  lost_card: 'Votre carte a été refusée.',
  stolen_card: 'Votre carte a été refusée.',
  fraudulent: 'Votre carte a été refusée.',
  expired_card: 'Votre carte a expiré. Essayez avec une autre carte.',
  incorrect_number: 'Le numéro de la carte est incorrect.',
  invalid_number: 'Le numéro de la carte n’est pas valide.',
  invalid_expiry_month: 'Le mois d’expiration n’est pas valide.',
  invalid_expiry_year: 'L’année d’expiration n’est pas valide.',
  incorrect_cvc: 'Le cryptogramme de la carte est incorrect.',
  invalid_cvc: 'Le cryptogramme de la carte n’est pas valide.',
  processing_error: 'Une erreur est survenue pendant le traitement de votre carte. Réessayez dans un instant.',
  card_velocity_exceeded: 'Votre carte a atteint sa limite. Essayez plus tard ou avec une autre carte.',
  test_mode_live_card: 'Votre carte a été refusée : ceci est une démonstration, qui n’accepte que des cartes d’essai.',
  authentication_required: 'Votre banque demande une authentification. Recommencez le paiement.',
  payment_intent_authentication_failure:
    'Nous n’avons pas pu authentifier votre moyen de paiement. Choisissez-en un autre, puis réessayez.',
  rate_limit: 'Trop de demandes à la fois. Réessayez dans un instant.',
}

const OTHER = 'Le paiement n’a pas pu être traité. Réessayez dans un instant.'

/** The provider's error with a sentence that a French reader understands. */
export const translate = (error) => ({
  ...error,
  message: REFUSALS[error.decline_code] ?? REFUSALS[error.code] ?? OTHER,
})

export const CONNECTION_ERROR = {
  type: 'api_connection_error',
  message: 'La connexion avec le service de paiement a été interrompue. Vérifiez votre réseau, puis réessayez.',
}

export const FIELD_ERRORS = {
  incomplete_number: 'Le numéro de la carte est incomplet.',
  invalid_number: 'Le numéro de la carte n’est pas valide.',
  incomplete_expiry: 'La date d’expiration est incomplète.',
  invalid_expiry_month_past: 'La date d’expiration est passée.',
  invalid_expiry_month: 'Le mois d’expiration n’est pas valide.',
  invalid_expiry_year: 'L’année d’expiration n’est pas valide.',
  incomplete_cvc: 'Le cryptogramme est incomplet.',
}
