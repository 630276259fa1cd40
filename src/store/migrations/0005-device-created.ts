/** Devices are forgotten by when they were remembered: new ones come at the end of the index, and it is never changed. */
export const deviceCreated = 'CREATE INDEX device_created ON device (created);';
