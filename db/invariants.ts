/** Each query returns the rows that break a promise: run after every command test, every race, and by `npm run invariants`. */
export const invariantQueries: readonly { name: string; promise: string; sql: string }[] = [
  {
    name: 'claims_overlap',
    promise: '[0.I1] a teacher, a room or a learner is in two active things at once',
    sql: `select a.resource_kind, a.resource_id, a.id as one, b.id as other from agenda_claims a join agenda_claims b
          on a.resource_id = b.resource_id and a.id < b.id and a.during && b.during where a.is_active and b.is_active`,
  },
  {
    name: 'pass_below_zero',
    promise: '[0.I2] a pass spent more than it was granted',
    sql: `select pass_id, sum(amount)::int as remaining from pass_entries group by pass_id having sum(amount) < 0`,
  },
  {
    name: 'pass_without_grant',
    promise: '[0.I3] a pass whose ledger does not begin with exactly one grant',
    sql: `select p.id from passes p left join pass_entries e on e.pass_id = p.id and e.kind = 'grant' group by p.id having count(e.id) <> 1`,
  },
  {
    name: 'booking_without_credit',
    promise: '[0.I2] a booked lesson that took no credit, or a cancelled one that kept it or gave it back twice',
    sql: `select b.id, b.status, coalesce(sum(e.amount), 0)::int as taken from bookings b left join pass_entries e on e.booking_id = b.id
          group by b.id, b.status, b.attendance
          having coalesce(sum(e.amount), 0) <> case when b.status = 'booked' and coalesce(b.attendance, '') not in ('teacher_absent', 'excused') then -1 else 0 end`,
  },
  {
    name: 'booking_without_claims',
    promise:
      '[0.I1] a booked lesson that does not hold its teacher, room and learner, a place in a session that does not hold its learner, or a cancelled one that still does',
    sql: `select b.id, b.status, count(c.id)::int as claims from bookings b
          left join agenda_claims c on c.owner_kind = 'booking' and c.owner_id = b.id and c.is_active
            and (b.status = 'cancelled' or c.during = tstzrange(b.starts_at, b.ends_at, '[)'))
            and (b.status = 'cancelled' or c.resource_id = b.learner_id or b.session_id is null and c.resource_id in (b.teacher_id, b.room_id))
          group by b.id, b.status, b.session_id having count(c.id) <> case when b.status = 'cancelled' then 0 when b.session_id is null then 3 else 1 end`,
  },
  {
    name: 'lesson_in_freeze',
    promise: '[1.H9] a lesson to come on the days on which its pass is frozen',
    sql: `select b.id, b.starts_at from bookings b join passes p on p.id = b.pass_id join structures s on s.id = p.structure_id
          where b.status = 'booked' and b.session_id is null and b.starts_at > app_now()
            and (b.starts_at at time zone s.time_zone)::date between p.frozen_from and p.frozen_until`,
  },
  {
    name: 'session_without_claims',
    promise: '[0.I1] a session that does not hold its teacher and its room, or a cancelled one that still does',
    sql: `select s.id, s.status, count(c.id)::int as claims from course_sessions s
          left join agenda_claims c on c.owner_kind = 'session' and c.owner_id = s.id and c.is_active
            and (s.status = 'cancelled' or c.during = tstzrange(s.starts_at, s.ends_at, '[)') and c.resource_id in (s.teacher_id, s.room_id))
          group by s.id, s.status having count(c.id) <> case s.status when 'planned' then 2 else 0 end`,
  },
  {
    name: 'session_over_capacity',
    promise: '[0.I4] a session with more places taken than its capacity, or any once it is cancelled',
    sql: `select s.id, s.capacity, count(p.id)::int as taken from course_sessions s join seats p on p.session_id = s.id and p.state <> 'released'
          group by s.id having count(p.id) > s.capacity or max(p.seat) > s.capacity or s.status = 'cancelled'`,
  },
  {
    name: 'place_without_seat',
    promise:
      '[0.I4] a booking of a session that has not exactly one seat in it at its time, or a confirmed seat whose booking is not there',
    sql: `select b.id, b.status, count(p.id)::int as seats from bookings b join course_sessions s on s.id = b.session_id
          left join seats p on p.booking_id = b.id and p.state = 'confirmed' and p.session_id = b.session_id and p.learner_id = b.learner_id
          group by b.id, s.id having count(p.id) <> case b.status when 'booked' then 1 else 0 end
            or b.status = 'booked' and (b.starts_at, b.ends_at, b.teacher_id, b.room_id) is distinct from (s.starts_at, s.ends_at, s.teacher_id, s.room_id)`,
  },
  {
    name: 'seat_held_for_nothing',
    promise:
      '[1.C6] [1.G10] a seat held by an order that does not wait, or without its learner’s time, or offered to somebody who is not being offered it',
    sql: `select p.id, p.state from seats p left join order_lines l on l.id = p.order_line_id left join orders o on o.id = l.order_id
          left join waiting_entries w on w.id = p.waiting_entry_id
          where p.state = 'held' and (o.status <> 'pending' or not exists (select from agenda_claims c
              where c.owner_kind = 'hold' and c.owner_id = p.id and c.is_active and c.resource_id = p.learner_id))
            or p.state = 'offered' and w.status <> 'offered'
            or p.state <> 'held' and exists (select from agenda_claims c where c.owner_kind = 'hold' and c.owner_id = p.id and c.is_active)`,
  },
  {
    name: 'offer_without_places',
    promise: '[1.G10] somebody in a queue who is being offered places of which none is kept',
    sql: `select w.id from waiting_entries w where w.status = 'offered'
          and not exists (select from seats p where p.waiting_entry_id = w.id and p.state = 'offered')`,
  },
  {
    name: 'postponed_too_often',
    promise: '[1.G5] [1.G8] a pass with more sessions given up, or more lessons cancelled late, than it allows',
    sql: `select p.id from passes p join bookings b on b.pass_id = p.id group by p.id
          having count(*) filter (where b.postponement_kind = 'member') > p.postponements or count(*) filter (where b.is_late_exception) > p.late_exceptions`,
  },
  {
    name: 'gift_redeemed_elsewhere',
    promise: '[1.C7] a gift redeemed for other lessons than it holds, or beyond its last day',
    sql: `select v.id from gift_vouchers v join gift_redemptions r on r.voucher_id = v.id join passes p on p.id = r.pass_id
          left join pass_entries e on e.pass_id = p.id and e.kind = 'grant'
          where e.amount is distinct from v.credits or p.valid_until <> v.valid_until or p.learner_id <> r.learner_id`,
  },
  {
    name: 'paid_not_granted',
    promise: '[6.R1] a paid order whose lines did not all grant what was bought, or granted it twice',
    sql: `select o.id, o.number, l.position from orders o join order_lines l on l.order_id = o.id
          where o.status = 'paid' and case l.kind when 'membership' then (select count(*) from memberships m where m.order_line_id = l.id)
            when 'gift' then (select count(*) from gift_vouchers v where v.order_line_id = l.id)
            else (select count(*) from passes p where p.order_line_id = l.id) end <> 1`,
  },
  {
    name: 'granted_not_paid',
    promise: '[6.R1] something was granted by an order that is not paid',
    sql: `select o.id, o.number from orders o join order_lines l on l.order_id = o.id
          where o.status <> 'paid' and (exists (select from passes p where p.order_line_id = l.id) or exists (select from memberships m where m.order_line_id = l.id)
            or exists (select from gift_vouchers v where v.order_line_id = l.id))`,
  },
  {
    name: 'order_total',
    promise: '[6.R7] an order whose total is not the sum of its lines',
    sql: `select o.id, o.number from orders o left join order_lines l on l.order_id = o.id group by o.id having o.total_cents <> coalesce(sum(l.price_cents), 0)`,
  },
  {
    name: 'payments_of_order',
    promise:
      '[0.I3] a paid order by card that received nothing, or whose instalments, received and due, are not its total; or money received by an order that is not paid',
    sql: `select o.id, o.number, o.status from orders o left join payments p on p.order_id = o.id and not exists (select from payments again where again.replaces_id = p.id)
          where o.means = 'card' group by o.id having case when o.status = 'paid'
            then not exists (select from payments y where y.order_id = o.id and y.status in ('succeeded', 'bounced'))
                and not exists (select from refunds r where r.order_id = o.id)
              or coalesce(sum(p.amount_cents) filter (where p.status in ('succeeded', 'processing', 'expected', 'bounced', 'written_off')), 0)
              + coalesce((select sum(part.amount_cents) from refund_parts part join payments y on y.id = part.payment_id
                join payments again on again.replaces_id = y.id where y.order_id = o.id), 0)
              <> o.total_cents + coalesce((select sum(r.amount_cents) from refunds r where r.order_id = o.id), 0)
                - coalesce((select sum(l.amount_cents) from refunds r join refund_lines l on l.refund_id = r.id where r.order_id = o.id), 0)
            else count(*) filter (where p.status = 'succeeded' and p.means = 'card') > 0 end`,
  },
  {
    name: 'given_up_by_two',
    promise:
      '[6.S5] an amount given up without the decision of two people, or a decision whose amounts are not its own',
    sql: `select p.id from payments p join write_offs w on w.id = p.write_off_id where p.status = 'written_off' and w.state <> 'confirmed'
          union all select w.id from write_offs w where w.state = 'confirmed'
            and w.amount_cents <> (select coalesce(sum(p.amount_cents), 0) from payments p where p.write_off_id = w.id)
          union all select w.id from write_offs w where w.decided_by = w.proposed_by and w.state <> 'withdrawn'`,
  },
  {
    name: 'refund_above_paid',
    promise: '[6.R9] a payment that gave back more than it brought, or a line refunded above its price',
    sql: `select y.id from payments y join refund_parts part on part.payment_id = y.id and part.status <> 'failed'
          group by y.id having sum(part.amount_cents) > y.amount_cents
          union all select l.id from order_lines l join refund_lines r on r.order_line_id = l.id group by l.id having sum(r.amount_cents) > l.price_cents`,
  },
  {
    name: 'refund_parts_of_refund',
    promise: '[6.R9] a refund whose parts are not its amount, or that sends back more than its lines',
    sql: `select r.id, r.reason from refunds r
          where r.amount_cents <> coalesce((select sum(part.amount_cents) from refund_parts part where part.refund_id = r.id), 0)
            or r.reason <> 'double' and r.amount_cents > coalesce((select sum(l.amount_cents) from refund_lines l where l.refund_id = r.id), 0)`,
  },
  {
    name: 'refund_without_credit_note',
    promise: '[1.D10] [6.R10] a refund whose credit note is missing or says another amount',
    sql: `select r.id from refunds r left join invoices i on i.business_key = 'refund:' || r.id
          where coalesce(-i.total_cents, 0) <> coalesce((select sum(l.amount_cents) from refund_lines l where l.refund_id = r.id), 0)`,
  },
  {
    name: 'grant_matches_line',
    promise: '[0.I3] a pass that was granted another number of credits than its line sold',
    sql: `select p.id from passes p join order_lines l on l.id = p.order_line_id join pass_entries e on e.pass_id = p.id and e.kind = 'grant' where e.amount <> l.credits`,
  },
  {
    name: 'closed_file_in_use',
    promise: '[2.A4] [2.A6] something left in a file that was merged, or under way in one that was deactivated',
    sql: `select f.id, f.status, o.number from client_files f join orders o on o.client_file_id = f.id
          where f.status = 'merged' or f.status = 'deactivated' and o.status = 'pending'
          union all select f.id, f.status, null from client_files f join passes p on p.client_file_id = f.id where f.status = 'merged'
          union all select f.id, f.status, null from client_files f join bookings b on b.client_file_id = f.id
          where f.status = 'merged' or f.status = 'deactivated' and b.status = 'booked' and b.starts_at > app_now()`,
  },
  {
    name: 'merged_twice',
    promise: '[2.A4] a file merged into two others, or into one that leads back to it',
    sql: `select merged_file_id from file_mergers where undone_at is null group by merged_file_id having count(*) > 1
          union all select f.id from client_files f join client_files k on k.id = f.merged_into_id where k.merged_into_id = f.id`,
  },
  {
    name: 'message_sent_twice',
    promise: '[0.I7] one business reason, two messages',
    sql: `select key from messages group by key having count(*) > 1`,
  },
  {
    name: 'trial_sold_twice',
    promise: '[1.C5] a trial that was paid more than once for the same learner',
    sql: `select l.learner_id, l.offer_id from order_lines l join orders o on o.id = l.order_id
          where l.is_trial and o.status = 'paid' group by l.learner_id, l.offer_id having count(*) > 1`,
  },
  {
    name: 'cheque_twice',
    promise:
      '[1.D12] an instalment with two good cheques, one in the drawer without its payment received, or at the bank without it paid',
    sql: `select p.id, p.status, count(c.id)::int as cheques from payments p join cheques c on c.payment_id = p.id and c.problem is null
          group by p.id having count(c.id) > 1 or p.status = 'expected' or (p.status = 'received' and count(c.slip_id) > 0)`,
  },
  {
    name: 'slip_total',
    promise: '[1.H3] a deposit slip whose total is not that of its cheques',
    sql: `select d.id from deposit_slips d left join cheques c on c.slip_id = d.id group by d.id
          having coalesce(sum(c.amount_cents), 0) <> d.total_cents or count(c.id) <> d.cheque_count`,
  },
  {
    name: 'invoice_gap',
    promise: '[0.I5] invoice numbers with a gap or a duplicate, or a counter that is not the last number',
    sql: `select structure_id, kind, year, count(*)::int as papers, max(number) as last from invoices i group by structure_id, kind, year
          having count(*) <> max(number) or min(number) <> 1 or max(number) is distinct from
            (select value from invoice_counters c where c.structure_id = i.structure_id and c.kind = i.kind and c.year = i.year)`,
  },
  {
    name: 'invoice_dates',
    promise: '[6.R10] an invoice dated before the one with the number before it',
    sql: `select id from (select id, issued_on, lag(issued_on) over (partition by structure_id, kind, year order by number) as before from invoices) as papers
          where issued_on < before`,
  },
  {
    name: 'invoice_amounts',
    promise: '[6.R10] an invoice that is not its order’s total, or credit notes that give back more than it',
    sql: `select o.id, o.number from orders o join invoices i on i.order_id = o.id group by o.id
          having coalesce(sum(i.total_cents) filter (where i.kind = 'invoice'), 0) <> o.total_cents or sum(i.total_cents) < 0`,
  },
  {
    name: 'transfer_spent_twice',
    promise: '[6.R9] a transfer that gave its orders and its client’s credit another amount than it brought',
    sql: `select t.id, t.status, t.amount_cents, coalesce(given.cents, 0)::int as given, coalesce(credit.amount_cents, 0) as credit from bank_transactions t
          left join lateral (select sum(a.amount_cents) as cents from bank_allocations a where a.transaction_id = t.id) as given on true
          left join account_credit_entries credit on credit.business_key = 'surplus:' || t.id
          where coalesce(given.cents, 0) + coalesce(credit.amount_cents, 0) <> case t.status when 'matched' then t.amount_cents else 0 end`,
  },
  {
    name: 'statement_imported_twice',
    promise: '[6.R9] one file of the bank imported twice',
    sql: `select structure_id, sha256 from bank_statements group by structure_id, sha256 having count(*) > 1`,
  },
  {
    name: 'transfer_not_received',
    promise: '[6.R9] an order that the bank’s transfers paid more than its payments say',
    sql: `select o.id, o.number from orders o join bank_allocations a on a.order_id = o.id group by o.id
          having sum(a.amount_cents) > (select coalesce(sum(p.amount_cents), 0) from payments p
            where p.order_id = o.id and p.means = 'transfer' and p.status = 'succeeded')`,
  },
  {
    name: 'account_credit_below_zero',
    promise: '[6.R9] a client who spent more account credit than they had',
    sql: `select client_file_id, sum(amount_cents)::int as left from account_credit_entries group by client_file_id having sum(amount_cents) < 0`,
  },
  {
    name: 'request_answered_twice',
    promise: '[1.H4] a reduced price granted on a request that says otherwise, or twice on one',
    sql: `select g.id, g.learner_id from reduced_rate_grants g left join reduced_rate_requests r on r.grant_id = g.id
          where g.reason like 'request %' and (r.id is null or r.status <> 'granted')`,
  },
  {
    name: 'document_bytes',
    promise: '[6.R10] a stored document without its bytes, or whose bytes are not those whose hash was stored with it',
    sql: `select d.id, d.file_name from documents d left join document_contents c on c.document_id = d.id
          where c.document_id is null or octet_length(c.bytes) <> d.byte_count or encode(sha256(c.bytes), 'hex') <> d.sha256`,
  },
  {
    name: 'paper_of_another',
    promise: '[0.I9] the paper of an invoice or of a payment that lies in somebody else’s file',
    sql: `select d.id, d.file_name from documents d join invoices i on d.business_key = 'invoice:' || i.id
          where d.client_file_id <> i.client_file_id or d.structure_id <> i.structure_id
          union all
          select d.id, d.file_name from documents d join payments p on d.business_key = 'receipt:' || p.id join orders o on o.id = p.order_id
          where d.client_file_id <> o.client_file_id or d.structure_id <> o.structure_id`,
  },
  {
    name: 'mailing_quota_exceeded',
    promise: '[6.R13] somebody who sent more in 24 hours than their quota',
    sql: `select sender_id, written_at, sent from (select r.sender_id, r.written_at, s.settings, count(*) over (
              partition by r.structure_id, r.sender_id order by r.written_at
              range between interval '23:59:59.999' preceding and current row) as sent
            from mailing_recipients r join structures s on s.id = r.structure_id where r.state = 'written' and r.sender_id is not null) written
          where sent > (settings -> 'messaging' ->> 'quotaPer24Hours')::int`,
  },
  {
    name: 'mailing_without_consent',
    promise: '[6.R13] a mass message to somebody who hadn’t agreed to it when it was written',
    sql: `select r.id, r.address from mailing_recipients r join mailings m on m.id = r.mailing_id
          where r.state = 'written' and m.audience <> 'service' and r.client_file_id is not null and not coalesce((
            select c.is_granted from consents c where c.client_file_id = r.client_file_id and c.channel = m.audience
              and c.created_at <= r.written_at order by c.created_at desc, c.id desc limit 1), false)`,
  },
  {
    name: 'mailing_twice',
    promise: '[6.R13] one mailing sent twice to one address',
    sql: `select mailing_id, lower(recipient) from messages where mailing_id is not null and resend_of_id is null
          group by 1, 2 having count(*) > 1`,
  },
]
