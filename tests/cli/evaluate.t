# Simulated children: who and when can be chosen; what is not known is named, with what there is.
$ growth evaluate --schedule weekly
! growth evaluate: no schedule 'weekly'; there are:
!   routine         the contacts every child is offered
!   routine+        routine, and weighed when seen for something else
!   3-monthly       weighed every three months
!   school          the school programme alone: Reception and Year 6
!   yearly          routine to 2 years, then weighed every year to 11
!   half-yearly     routine to 2 years, then weighed every six months to 11
? 2

$ growth evaluate --children 0
! growth evaluate: --children is a whole number from 1 to 1000000
? 2

$ growth evaluate --set rapid-fall.spaces
! growth evaluate: --set is RULE.PARAMETER=NUMBER, not 'rapid-fall.spaces'
? 2

$ growth evaluate --set rapid-fall.spaces=2.5,nothing.spaces=2
! growth evaluate: --set: no rule is called 'nothing' (docs/rules.md lists them)
? 2

$ growth evaluate --pack nobody-1900 -n 1
! growth evaluate: --pack: no pack of rules is called 'nobody-1900' (there are: uk, edwards-1990, coventry-1998, grote-2008, dutch-deflection, jgz-2019, aap-two-lines, who-severity, aspen-2014)
? 2
