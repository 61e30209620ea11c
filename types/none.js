/** Nothing: what is here are types. A module that imports them as code runs all the same. */
export {};
