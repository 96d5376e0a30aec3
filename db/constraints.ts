/**
 * A violated constraint is the last guard of a rule: it becomes the refusal that the rule would have given.
 * A constraint that isn't here is a bug and is thrown.
 */
const refusals: Record<string, string> = {
  agenda_claims_no_overlap: 'slot_taken',
  pass_entries_floor: 'no_credit_left',
  account_credit_entries_floor: 'account_credit_short',
  bank_allocations_ceiling: 'transaction_spent',
  refund_parts_ceiling: 'refund_above_paid',
  refunds_once: 'refund_changed',
  withdrawals_line: 'already_withdrawn',
  bank_statements_once: 'statement_known',
  reduced_rate_requests_open: 'request_pending',
  reduced_rate_requests_answered_once: 'already_answered',
  orders_sale_key: 'sale_changed',
  seats_number: 'session_full',
  seats_capacity: 'session_full',
  seats_learner: 'already_enrolled',
  seats_session_planned: 'session_cancelled',
  course_sessions_seats: 'capacity_below_seats',
  bookings_postponements: 'no_postponement_left',
  bookings_postponed_once: 'already_postponed',
  bookings_late_exceptions: 'no_late_exception_left',
  gift_redemptions_once: 'voucher_used',
  client_files_open: 'file_closed',
  mailing_recipients_quota: 'quota_reached',
  mailing_recipients_consent: 'no_consent',
  free_templates_name: 'name_taken',
  write_offs_open: 'already_proposed',
  write_offs_two_people: 'same_person',
  offers_archived: 'offer_published',
}

export function findConstraintRefusal(constraint: string | undefined): string | undefined {
  return constraint === undefined ? undefined : refusals[constraint]
}
