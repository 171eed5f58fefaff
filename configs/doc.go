// Package configs is what Redress is set up with: the law, the calendar and the authorities that are built
// into the program, and the Settings that come from the environment.
//
// It refuses to guess: an unknown or doubled key in a file, a setting that cannot be read, or a missing
// citation is an error that names the place and the remedy, and there are no defaults for missing law.
//
//	settings, err := configs.ReadSettings(os.Getenv, os.ReadFile)
//	authorities, err := configs.Authorities()
package configs
