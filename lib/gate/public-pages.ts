import 'server-only'
import { revalidatePath } from 'next/cache'

/** The cached pages of everybody are rendered again at their next visit. By their route: Next keeps them by it, not by address. */
export const forgetPublicPages = (): void => revalidatePath('/[structure]/(site)', 'layout')
