import { rights } from '@/lib/staff/types'
import { nobodys } from './matrix'
import { type ActionRule, office } from './support/action-rules'

/** What the office does about messages: what didn't arrive, what is said elsewhere. */
export const messageActions: Record<string, ActionRule> = {
  sendAgainAction: office(() => ({ message: nobodys }), rights['messages.repair']),
  handleTroubleAction: office(() => ({ message: nobodys }), rights['messages.troubles']),
  correctAddressAction: office(() => ({ failure: nobodys, email: 'a@b.example' }), rights['messages.repair']),
  sendMissedAction: office(() => ({ failure: nobodys }), rights['messages.repair']),
  closeAddressAction: office(() => ({ failure: nobodys }), rights['messages.repair']),
}
