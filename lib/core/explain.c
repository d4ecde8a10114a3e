#include <growth/faltering.h>
