/** 'Rester connecté' keeps a device for so many days ([1.B4]). */
export const sessionDays = 30
