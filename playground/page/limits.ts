/** Discord's default upload limit of 10 MiB a file. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Discord's limit on files in one message. */
export const MAX_FILES_PER_MESSAGE = 10;
