/** What is only guessed of QuickBooks Desktop; the sections are of quickbooks.md, unless additions.md is named. */
export interface DesktopSwitches {
  /** 10.2: the characters that survive; each other one becomes `?`. */
  namesHold: 'latin1' | 'windows1252';
  /** No section: are the jobs of a customer that is made inactive made inactive too? */
  inactiveCustomerHidesJobs: boolean;
  /** 10.3, additions.md 1: encoding of an IIF file, both ways. */
  iifEncoding: 'windows1252' | 'utf8';
  /** 10.3, additions.md 1: line ends of an IIF file that Enterprise writes. */
  enterpriseLineEnds: 'lf' | 'crlf';
  /** 10.3, additions.md 1: a quotation mark in an IIF cell, both ways: doubled in a quoted cell, or as it is. */
  quotesInIif: 'doubled' | 'asTheyAre';
  /** 10.3: `JOBSTATUS` as 0 to 5, or in words. */
  jobStatusAs: 'number' | 'words';
  /** 10.3: a row whose `NAME` a customer has: updates it, is refused, or makes a second one. */
  importOfExistingName: 'updates' | 'refused' | 'addsAgain';
  /** 10.3: does a cell that is present but empty blank its field? */
  importBlanksEmptyCells: boolean;
  /** 10.3: a job whose parent is not there yet: refused, taken if the parent stands anywhere in the file, or its parents are made. */
  importOfJobBeforeParent: 'refused' | 'anywhereInFile' | 'makesParents';
  /** 10.3: a customer's name that a vendor, an employee or another name has. */
  importOfNameOfOtherList: 'refused' | 'added';
  /** No section: a column that is not known: passed over, or each row below it refused. */
  importOfUnknownColumn: 'passedOver' | 'refused';
  /** 10.3: what becomes of the sound rows of a file that has refused ones. */
  importWithRefusedRows: 'importsTheOthers' | 'importsNothing';
  /** 10.3: a text that is too long, on the old path without checks; other unsound rows it leaves out without a word. */
  uncheckedImportOfLongText: 'cut' | 'leftOut';
  /** 10.3: entries that the four lists can hold together; the section gives no number. */
  mostListEntries: number;
  /** 10.4, additions.md 1: `Active Status` of an inactive customer in the CSV list. */
  csvInactiveAs: 'Inactive' | 'Not-active';
  /** 10.4: `Customer` of a job in the CSV list: `Parent:Job`, or the job's own name. */
  csvJobsAs: 'path' | 'ownName';
  /** 10.4: do title lines precede the header of the CSV list? */
  csvHasTitleLines: boolean;
  /** additions.md 1: the cells of the CSV list that are quoted. */
  csvQuotes: 'whereNeeded' | 'all';
  /** additions.md 1: encoding of the CSV list. */
  csvEncoding: 'windows1252' | 'utf8' | 'utf8WithMark';
}

export function defaultDesktopSwitches(): DesktopSwitches {
  return {
    namesHold: 'latin1',
    inactiveCustomerHidesJobs: true,
    iifEncoding: 'windows1252',
    enterpriseLineEnds: 'lf',
    quotesInIif: 'doubled',
    jobStatusAs: 'number',
    importOfExistingName: 'updates',
    importBlanksEmptyCells: true,
    importOfJobBeforeParent: 'refused',
    importOfNameOfOtherList: 'refused',
    importOfUnknownColumn: 'passedOver',
    importWithRefusedRows: 'importsTheOthers',
    uncheckedImportOfLongText: 'cut',
    mostListEntries: 1_000_000,
    csvInactiveAs: 'Inactive',
    csvJobsAs: 'path',
    csvHasTitleLines: false,
    csvQuotes: 'whereNeeded',
    csvEncoding: 'windows1252',
  };
}
